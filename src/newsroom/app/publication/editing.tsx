import { createContext, use } from 'react';
import { direction } from '../../../language/direction.ts';
import type { Localized } from '../../../story/publication.ts';
import { useLanguage } from '../words.tsx';
import type { Lists, Rows, ListName } from './draft.ts';

/** A language that texts are written in: one of the services, or one that a text still has. */
export interface Tongue {
  readonly id: string;
  readonly name: string;
}

export interface KeyedFault {
  readonly path: string;
  readonly detail: string;
}

export interface Editing {
  readonly tongues: readonly Tongue[];
  readonly units: Rows<'units'>;
  readonly faults: readonly KeyedFault[];
  change<K extends ListName>(list: K, turn: (rows: Rows<K>) => Rows<K>): void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('EditingContext is missing');
  return editing;
}

/** What the API said of this field; undefined when nothing. */
export function useFault(path: string): string | undefined {
  const found = useEditing().faults.filter((fault) => fault.path === path);
  return found.length === 0 ? undefined : found.map(({ detail }) => detail).join(' ');
}

export interface Shown {
  readonly text: string;
  readonly language: string;
}

/** A text as somebody reads it who uses the app in their language: in that one, else in the first service that has it. */
export function useShown(): (texts: Localized) => Shown | null {
  const { tongues } = useEditing();
  const { language } = useLanguage();
  return (texts) => {
    const order = [language, ...tongues.map(({ id }) => id), ...Object.keys(texts)];
    const found = order.find((id) => (texts[id] ?? '') !== '');
    return found === undefined ? null : { text: texts[found] ?? '', language: found };
  };
}

/** How a text in that language is marked. */
export function marked(language: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: language, dir: direction(language) };
}

export interface FormProps<K extends ListName> {
  readonly value: Lists[K];
  readonly path: string;
  readonly isNew: boolean;
  change(value: Lists[K]): void;
}
