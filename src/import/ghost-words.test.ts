import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from '../base/bytes.ts';
import { printBody } from '../story/body-html.ts';
import { parseNodes } from '../story/body-parse.ts';
import type { Node } from '../story/body-tree.ts';
import { JsonScanner } from './ghost-json.ts';
import { readLexical } from './ghost-lexical.ts';
import { readMobiledoc } from './ghost-mobiledoc.ts';
import type { GhostReading } from './ghost-nodes.ts';

/** A part of a document in which every word is the placeholder W: each becomes a word of its own. */
type Part = Readonly<Record<string, unknown>>;

const text = fc.record({
  type: fc.constantFrom('text', 'extended-text'),
  text: fc.constant(' W '),
  format: fc.nat(255),
});
const inline: fc.Arbitrary<Part> = fc.oneof(
  text,
  fc.constant({ type: 'linebreak' }),
  fc.record({
    type: fc.constantFrom('link', 'autolink', 'hashtag'),
    url: fc.constantFrom('https://example.org', 'javascript:x', ''),
    children: fc.array(text, { maxLength: 3 }),
  }),
);
const inlines = fc.array(inline, { maxLength: 4 });

const item: fc.Memo<Part> = fc.memo((depth) =>
  fc.record({
    type: fc.constant('listitem'),
    children: depth > 1 ? fc.oneof(inlines, fc.tuple(list(depth - 1))) : inlines,
  }),
);
const list: fc.Memo<Part> = fc.memo((depth) =>
  fc.record({
    type: fc.constant('list'),
    listType: fc.constantFrom('number', 'bullet'),
    children: fc.array(item(depth), { maxLength: 3 }),
  }),
);

const html = fc.constantFrom(
  'W',
  '<p>W</p>',
  '<b>W</b> W',
  '<p>W',
  '<!-- ',
  'W</figure></div>',
  '<ul><li>W</li></ul>',
  '',
);
const src = fc.constantFrom('__GHOST_URL__/content/images/a.jpg', '');

/** Cards with everything that readers saw of them. */
const cards: Readonly<Record<string, fc.Arbitrary<Part>>> = {
  image: fc.record({ src, alt: fc.constant('W'), caption: html }),
  gallery: fc.record({
    images: fc.array(fc.record({ src: fc.constant('/a.jpg'), alt: fc.constant('W') })),
    caption: html,
  }),
  embed: fc.record({
    url: fc.constantFrom('https://example.org/', 'http://example.org/', '/own/', 'javascript:x'),
    html,
    caption: html,
    metadata: fc.record({ title: fc.constant('W'), provider_name: fc.constantFrom('W', '') }),
  }),
  bookmark: fc.record({
    url: fc.constantFrom('https://example.org/', '/own/'),
    caption: html,
    metadata: fc.record({ title: fc.constant('W'), description: fc.constant('W'), publisher: fc.constant('W') }),
  }),
  audio: fc.record({ src: fc.constantFrom('/a.mp3', ''), title: fc.constant('W') }),
  video: fc.record({ src: fc.constantFrom('/a.mp4', ''), caption: html }),
  file: fc.record({ src: fc.constant('/a.pdf'), fileTitle: fc.constant('W'), fileCaption: html }),
  callout: fc.record({ calloutText: html }),
  toggle: fc.record({ heading: html, content: html }),
  markdown: fc.record({ markdown: fc.constantFrom('# W\n\n* W\n* W', 'W **W**') }),
  html: fc.record({ html }),
  code: fc.record({ code: fc.constant('W\nW'), caption: html }),
  button: fc.record({ buttonText: fc.constant('W'), buttonUrl: fc.constantFrom('/x/', '') }),
  header: fc.record({ header: html, subheader: html }),
  product: fc.record({ productTitle: html, productDescription: html }),
  signup: fc.record({ header: html, subheader: html, disclaimer: html }),
  'call-to-action': fc.record({ textValue: html }),
  paywall: fc.constant({}),
  unheard: fc.record({ caption: html, width: fc.nat() }),
};
const card = fc.oneof(
  ...Object.entries(cards).map(([name, values]) => values.map((value): [string, Part] => [name, value])),
);

const block: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    type: fc.constantFrom('paragraph', 'heading', 'extended-heading', 'quote', 'extended-quote', 'aside', 'unheard'),
    tag: fc.constantFrom('h1', 'h3', 'h9'),
    children: inlines,
  }),
  list(3),
  card.map(([type, values]) => ({ ...values, type })),
);

const marker = fc.tuple(
  fc.constantFrom(0, 0, 0, 1),
  fc.array(fc.nat(4), { maxLength: 2 }),
  fc.nat(3),
  fc.constant(' W '),
);
const markers = fc.array(marker, { maxLength: 4 });

const reading: GhostReading = { isOpen: true, isOwn: (address) => address.startsWith('/'), notes: new Set() };

/** A word of its own for each placeholder, in the order of the document. */
function numbered(document: unknown): { document: unknown; words: readonly string[] } {
  const words: string[] = [];
  const json = JSON.stringify(document).replaceAll('W', () => {
    words.push(`w${words.length}e`);
    return words.at(-1) ?? '';
  });
  return { document: JSON.parse(json), words };
}

function wordsOf(nodes: readonly Node[]): string[] {
  const printed = printBody(parseNodes(nodes, { image: () => null }).body);
  return [...printed.replaceAll(/(href|src)="[^"]*"/g, '').matchAll(/w\d+e/g)].map(([word]) => word);
}

test('no word of a Lexical document is lost or said twice', () => {
  const documents = fc.array(block, { maxLength: 6 });
  fc.assert(
    fc.property(documents, (children) => {
      const { document, words } = numbered({ root: { children } });
      assert.deepEqual(wordsOf(readLexical(document, reading)).toSorted(), words.toSorted());
    }),
    { numRuns: 500 },
  );
});

test('no word of a Mobiledoc document is lost or said twice', () => {
  const sections = fc.array(
    fc.oneof(
      fc.tuple(fc.constant(1), fc.constantFrom('p', 'h2', 'blockquote', 'aside', 'pull-quote'), markers),
      fc.tuple(fc.constant(3), fc.constantFrom('ul', 'ol'), fc.array(markers, { maxLength: 3 })),
      fc.tuple(fc.constant(10), card),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(sections, (made) => {
      const { document, words } = numbered(pooled(made));
      assert.deepEqual(wordsOf(readMobiledoc(document, reading)).toSorted(), words.toSorted());
    }),
    { numRuns: 500 },
  );
});

/** Cards and atoms stand in lists of their own; sections say which. */
function pooled(sections: readonly (readonly unknown[])[]): unknown {
  const pool: { cards: unknown[]; atoms: unknown[] } = { cards: [], atoms: [] };
  const marked = (list: unknown): unknown =>
    (Array.isArray(list) ? list : []).map(([kind, opens, closes, value]: unknown[]) =>
      kind === 1 ? [kind, opens, closes, pool.atoms.push(['mention', value, {}]) - 1] : [kind, opens, closes, value],
    );
  const placed = sections.map(([kind, second, third]) => {
    if (kind === 10) return [kind, pool.cards.push(second) - 1];
    if (kind === 1) return [kind, second, marked(third)];
    return [kind, second, (Array.isArray(third) ? third : []).map(marked)];
  });
  const markups = [['strong'], ['em'], ['a', ['href', 'https://example.org']], ['u'], ['blink']];
  return { version: '0.3.1', markups, ...pool, sections: placed };
}

test('where chunks end changes nothing that is read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { minLength: 1 }),
      fc.jsonValue(),
      fc.integer({ min: 1, max: 9 }),
      (rows, other, size) => {
        const bytes = utf8(JSON.stringify({ other, 'da"ta\\': { rows, after: other } }, null, size % 3));
        const found: unknown[] = [];
        const scanner = new JsonScanner({
          largest: 1_000_000,
          wish: ([top, second, ...more]) =>
            top === undefined ||
            (top === 'da"ta\\' && (second === undefined || (second === 'rows' && more.length === 0)))
              ? 'enter'
              : top === 'da"ta\\' && second === 'rows'
                ? 'keep'
                : 'pass',
          onValue: (_path, value) => found.push(JSON.parse(new TextDecoder().decode(value ?? undefined))),
        });
        for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
        scanner.end();
        assert.deepEqual(found, JSON.parse(JSON.stringify(rows)));
      },
    ),
    { numRuns: 500 },
  );
});
