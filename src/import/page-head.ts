import { attribute, type Node } from '../story/body-tree.ts';
import { lineOf } from '../story/body-leaves.ts';
import { findAll, named, rawText } from './page-elements.ts';
import { readDate } from './read-date.ts';

/** What a page says about itself in its head, texts empty where it does not. */
export interface PageHead {
  readonly headline: string;
  readonly description: string;
  readonly date: Date | null;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** Its own address. */
  readonly url: string;
  /** The address of its picture. */
  readonly image: string;
}

/** From JSON-LD (schema.org) first, then OpenGraph, then the elements themselves. */
export function readHead(nodes: readonly Node[], timeZone: string): PageHead {
  const article = articleOf(nodes);
  const meta = metaOf(nodes);
  const time = findAll(nodes, (element) => element.name === 'time' && attribute(element, 'datetime') !== '')[0];
  const link = findAll(nodes, (element) => element.name === 'link' && attribute(element, 'rel') === 'canonical')[0];
  const dates = [
    text(article['datePublished']),
    meta('article:published_time'),
    time ? attribute(time, 'datetime') : '',
  ];
  return {
    headline: headlineOf(nodes, lineOf(text(article['headline'])) || meta('og:title')),
    description: lineOf(text(article['description'])) || meta('og:description') || meta('description'),
    date: dates.map((date) => readDate(date, timeZone)).find((date) => date !== null) ?? null,
    authors: namesOf(article['author'])
      .map(lineOf)
      .filter((name) => name !== ''),
    topics: namesOf(article['articleSection'])
      .map(lineOf)
      .filter((name) => name !== ''),
    url: meta('og:url') || (link ? attribute(link, 'href') : '') || text(article['url']),
    image: meta('og:image') || namesOf(article['image'])[0] || '',
  };
}

/**
 * The heading that the head's headline is about: the head's may be cut short or carry the paper's name. A heading that has
 * nothing to do with it is the paper's own name.
 */
function headlineOf(nodes: readonly Node[], inHead: string): string {
  const headings = findAll(nodes, named('h1'))
    .map((element) => lineOf(rawText(element.children)))
    .filter((heading) => heading !== '');
  const start = (heading: string): string => heading.toLowerCase().slice(0, 20);
  const about = headings.find((heading) => inHead.toLowerCase().includes(start(heading)));
  return about ?? (inHead || (headings[0] ?? ''));
}

type Json = Readonly<Record<string, unknown>>;

/** The first thing in the page's JSON-LD that is an article; empty when there is none. */
function articleOf(nodes: readonly Node[]): Json {
  const scripts = findAll(
    nodes,
    (element) => element.name === 'script' && attribute(element, 'type').toLowerCase() === 'application/ld+json',
  );
  for (const script of scripts) {
    const things = thingsIn(rawText(script.children));
    const article = things.find((thing) => namesOf(thing['@type']).some((type) => /(Article|BlogPosting)$/.test(type)));
    if (article !== undefined) return article;
  }
  return {};
}

function thingsIn(json: string): Json[] {
  try {
    const value: unknown = JSON.parse(json);
    return (Array.isArray(value) ? value : [value]).filter(isThing).flatMap((thing) => {
      const graph = thing['@graph'];
      return Array.isArray(graph) ? graph.filter(isThing) : [thing];
    });
  } catch {
    return [];
  }
}

function metaOf(nodes: readonly Node[]): (name: string) => string {
  const values = new Map<string, string>();
  for (const element of findAll(nodes, named('meta'))) {
    const name = attribute(element, 'property') || attribute(element, 'name');
    if (!values.has(name)) values.set(name, lineOf(attribute(element, 'content')));
  }
  return (name) => values.get(name) ?? '';
}

function isThing(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A name, a list of names, things with a `name` or `url`: schema.org allows them all. */
function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((one) => (Array.isArray(one) ? [] : namesOf(one)));
  if (isThing(value)) return [text(value['name']) || text(value['url'])].filter((name) => name !== '');
  return text(value) === '' ? [] : [text(value)];
}
