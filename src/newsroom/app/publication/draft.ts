import { slugify } from '../../../language/slug.ts';
import type { Door, Localized, Notice, Person, Publication, Service, Unit } from '../../../story/publication.ts';

/** The publication while somebody changes it: entries keep a key of their own wherever they are moved. */

/** An entry of a list. */
export interface Row<T> {
  readonly key: string;
  readonly value: T;
  /** Not saved yet: its id may still be changed. */
  readonly isNew: boolean;
  /** Goes with the next save, and can be brought back until then. */
  readonly isRemoved: boolean;
  readonly isOpen: boolean;
}

export interface NavigationRow {
  readonly key: string;
  readonly kind: 'topic' | 'page';
  readonly text: string;
  readonly isRemoved: boolean;
}

export type ServiceDraft = Omit<Service, 'navigation'> & { readonly navigation: readonly NavigationRow[] };

/** What the lists hold. */
export interface Lists {
  readonly services: ServiceDraft;
  readonly units: Unit;
  readonly people: Person;
  readonly notices: Notice;
  readonly contact: Door;
}
export type ListName = keyof Lists;
export type Rows<K extends ListName> = readonly Row<Lists[K]>[];

export type Draft = {
  readonly name: string;
  readonly url: string;
  /** As they were read: nothing here changes them yet. */
  readonly mirrors: Publication['mirrors'];
} & { readonly [K in ListName]: Rows<K> };

let made = 0;

export function newKey(): string {
  made += 1;
  return `r${made}`;
}

export function draftOf({ name, url, services, units, people, notices, contact, mirrors }: Publication): Draft {
  return {
    name,
    url: url ?? '',
    services: services.map((service) => saved({ ...service, navigation: service.navigation.map(navigationRow) })),
    units: units.map(saved),
    people: people.map(saved),
    notices: notices.map(saved),
    contact: contact.map(saved),
    mirrors,
  };
}

function saved<T>(value: T): Row<T> {
  return { key: newKey(), value, isNew: false, isRemoved: false, isOpen: false };
}

function navigationRow(item: Service['navigation'][number]): NavigationRow {
  const what =
    'topic' in item ? ({ kind: 'topic', text: item.topic } as const) : ({ kind: 'page', text: item.page } as const);
  return { key: newKey(), ...what, isRemoved: false };
}

/** What is sent: without what was removed and without empty translations. */
export function documentOf(draft: Draft): Publication {
  const { name, url, services, units, people, notices, contact, mirrors } = draft;
  return {
    name,
    url: url.trim() === '' ? null : url.trim(),
    services: standing(services).map((service) => ({
      ...service,
      navigation: service.navigation
        .filter((row) => !row.isRemoved)
        .map(({ kind, text }) => navigationItem(kind, text)),
    })),
    units: standing(units).map((unit) => ({ ...unit, name: filled(unit.name), about: filled(unit.about) })),
    people: standing(people).map((person) => ({ ...person, name: filled(person.name) })),
    notices: standing(notices).map((notice) => ({
      ...notice,
      title: filled(notice.title),
      text: filled(notice.text),
      more: filled(notice.more),
      page: filled(notice.page),
    })),
    contact: standing(contact).map((door) => ({ ...door, label: filled(door.label), advice: filled(door.advice) })),
    mirrors,
  };
}

function navigationItem(kind: NavigationRow['kind'], text: string): Service['navigation'][number] {
  return kind === 'topic' ? { topic: text } : { page: text };
}

function standing<T>(rows: readonly Row<T>[]): T[] {
  return rows.filter((row) => !row.isRemoved).map(({ value }) => value);
}

function filled(texts: Localized): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** The draft once it was saved: what was removed is gone, and every id stays. */
export function settled(draft: Draft): Draft {
  const settle = <T>(rows: readonly Row<T>[]): Row<T>[] =>
    rows.filter((row) => !row.isRemoved).map((row) => ({ ...row, isNew: false }));
  const services = settle(draft.services).map((row) => {
    const navigation = row.value.navigation.filter((each) => !each.isRemoved);
    return { ...row, value: { ...row.value, navigation } };
  });
  const { units, people, notices, contact } = draft;
  return {
    ...draft,
    services,
    units: settle(units),
    people: settle(people),
    notices: settle(notices),
    contact: settle(contact),
  };
}

/** `services.0.navigation.1.topic`, as the API counts, with the keys of the entries that were sent in place of numbers. */
export function keyedPath(sent: Draft, field: string): string {
  const [list, at, inner, innerAt, ...rest] = field.split('.');
  if (list === undefined || at === undefined || !isListName(list)) return field;
  const row = sent[list].filter((each) => !each.isRemoved)[Number(at)];
  if (row === undefined) return field;
  const begin = [list, row.key];
  if (inner !== 'navigation' || innerAt === undefined || !('navigation' in row.value))
    return [...begin, ...field.split('.').slice(2)].join('.');
  const entry = row.value.navigation.filter((each) => !each.isRemoved)[Number(innerAt)];
  return [...begin, inner, entry?.key ?? innerAt, ...rest].join('.');
}

export function isListName(name: string): name is ListName {
  return ['services', 'units', 'people', 'notices', 'contact'].includes(name);
}

/** The list with the entry one place further up (-1) or down (1). */
export function moved<T extends { readonly key: string }>(rows: readonly T[], key: string, by: -1 | 1): readonly T[] {
  const from = rows.findIndex((row) => row.key === key);
  const [row, other] = [rows[from], rows[from + by]];
  if (row === undefined || other === undefined) return rows;
  return rows.with(from, other).with(from + by, row);
}

export function changed<T extends { readonly key: string }>(rows: readonly T[], key: string, change: Partial<T>): T[] {
  return rows.map((row) => (row.key === key ? { ...row, ...change } : row));
}

/** With the entry's new value; a new entry's id is made of its name until somebody writes another. */
export function written<T extends { readonly id: string }>(rows: readonly Row<T>[], key: string, value: T): Row<T>[] {
  const row = rows.find((each) => each.key === key);
  const follows = row?.isNew === true && value.id === row.value.id && [idOf(row.value), ''].includes(bare(value.id));
  if (!follows) return changed(rows, key, { value } as Partial<Row<T>>);
  const taken = rows.filter((each) => each.key !== key).map((each) => each.value.id);
  const id = free(idOf(value), taken);
  return changed(rows, key, { value: { ...value, id } } as Partial<Row<T>>);
}

/** What an entry is called, in its languages; a service has a tag for an id, which no name makes. */
function namesOf(value: object): Localized {
  for (const field of ['name', 'title', 'label'] as const) {
    const texts = (value as Readonly<Record<string, unknown>>)[field];
    if (typeof texts === 'object' && texts !== null) return texts as Localized;
  }
  return {};
}

function idOf(value: object): string {
  const [language, text] = Object.entries(namesOf(value)).find(([, each]) => each.trim() !== '') ?? [];
  if (language === undefined || text === undefined) return '';
  const slug = slugify(text, language);
  // What is left of a script without a table.
  return slug === 'story' ? '' : slug;
}

function bare(id: string): string {
  return id.replace(/-\d+$/, '');
}

function free(id: string, taken: readonly string[]): string {
  if (id === '' || !taken.includes(id)) return id;
  for (let at = 2; ; at += 1) if (!taken.includes(`${id}-${at}`)) return `${id}-${at}`;
}
