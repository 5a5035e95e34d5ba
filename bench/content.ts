/** What the benches publish: the same stories for Picket and for whoever it is measured beside, by number alone. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DAY } from '../src/base/clock.ts';
import { slugify } from '../src/language/slug.ts';

export const DEMONSTRATION = path.join(import.meta.dirname, '../demonstration');
export const ORIGIN = 'https://news.example';
export const SERVICES = ['kk', 'ru'] as const;
export const PICTURES = 20;

const WORDS = 900;
const PARAGRAPH = 45;
/** Of the newest story; the others stand before it, ten to a day, so that months are as long as a newsroom's. */
const NEWEST = Date.parse('2026-11-20T06:00:00Z');
const A_DAY = 10;

export const TOPICS: Readonly<Record<Service, readonly string[]>> = {
  kk: ['Әділет', 'Су', 'Қоғам', 'Ғылым', 'Мәдениет', 'Саясат', 'Экономика', 'Спорт'],
  ru: ['Правосудие', 'Вода', 'Общество', 'Наука', 'Культура', 'Политика', 'Экономика', 'Спорт'],
};
const PLACES: Readonly<Record<Service, readonly string[]>> = {
  kk: ['Сарыбел', 'Көкбұлақ', 'Алматы'],
  ru: ['Сарыбель', 'Кокбулак', 'Алматы'],
};

/** Who writes for the demonstration's publication. */
const { people: PEOPLE } = JSON.parse(readFileSync(path.join(DEMONSTRATION, 'publication.json'), 'utf8')) as {
  people: readonly { id: string }[];
};

export type Service = (typeof SERVICES)[number];

/** One story in one language. */
export interface Article {
  /** Of its translation set, from 0, the oldest first. */
  readonly number: number;
  readonly service: Service;
  readonly headline: string;
  readonly standfirst: string;
  readonly slug: string;
  readonly date: Date;
  readonly place: string;
  readonly person: string;
  readonly topics: readonly string[];
  readonly paragraphs: readonly string[];
  /** From 0. */
  readonly picture: number;
}

/** Nine of ten stories stand in both languages, the others in one of them. */
export function servicesOf(number: number): readonly Service[] {
  if (number % 10 !== 9) return SERVICES;
  return [number % 20 === 9 ? 'kk' : 'ru'];
}

export function* articles(stories: number): Generator<Article> {
  for (let number = 0; number < stories; number += 1)
    for (const service of servicesOf(number)) yield article({ number, of: stories, service });
}

/** `number` may be past the end: those are new stories, of today. */
export function article({ number, of, service }: { number: number; of: number; service: Service }): Article {
  const random = randomFrom(number * 2 + SERVICES.indexOf(service));
  const words = sentences(service, random);
  const headline = words
    .slice(0, 9)
    .join(' ')
    .replace(/[.,:;]$/, '');
  return {
    number,
    service,
    headline,
    standfirst: words.slice(9, 30).join(' '),
    slug: `${slugify(headline, service).slice(0, 60).replace(/-+$/, '')}-${number}`,
    date: new Date(NEWEST - ((of - 1 - number) * DAY) / A_DAY),
    place: pick(PLACES[service], number),
    person: pick(PEOPLE, number).id,
    topics: [pick(TOPICS[service], number), pick(TOPICS[service], number * 3 + 1)],
    paragraphs: Array.from({ length: WORDS / PARAGRAPH }, (_, at) =>
      words.slice(at * PARAGRAPH, (at + 1) * PARAGRAPH).join(' '),
    ),
    picture: number % PICTURES,
  };
}

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sentences that people wrote, each once in a story: made-up or repeated ones compress otherwise. */
function sentences(service: Service, random: () => number): string[] {
  const all = written(service);
  const words: string[] = [];
  const used = new Set<number>();
  while (words.length < WORDS) {
    const at = Math.floor(random() * all.length);
    if (!used.has(at)) words.push(...(all[at]?.split(' ') ?? []));
    used.add(at);
    if (used.size === all.length) throw new Error(`the demonstration has fewer than ${WORDS} words in ${service}`);
  }
  return words.slice(0, WORDS);
}

const texts = new Map<Service, readonly string[]>();

function written(service: Service): readonly string[] {
  const known = texts.get(service);
  if (known) return known;
  const folder = path.join(DEMONSTRATION, 'stories', service);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const bodies = files.toSorted().map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const plain = bodies.map((body) => body.replace(/^---\n.*?\n---\n|<[^>]+>|\[|\]\([^)]*\)|[*_>#|&]/gs, ' '));
  const found = plain.join('\n').match(/\p{Lu}[^\n.!?]{20,}[.!?]/gu) ?? [];
  const clean = found.map((sentence) => sentence.replaceAll(/\s+/g, ' '));
  texts.set(service, clean);
  return clean;
}

function pick<T>(from: readonly T[], number: number): T {
  const found = from[number % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
