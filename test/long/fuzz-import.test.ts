/** Whatever a file holds, an importer answers with stories and sentences, or refuses it in one. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { parseBody, printBody } from '../../src/story/body-html.ts';
import { importGhost } from '../../src/import/ghost.ts';
import type { ImportedStory, ImportItem } from '../../src/import/imported-story.ts';
import { importMarkdown } from '../../src/import/markdown.ts';
import { importPage } from '../../src/import/page.ts';
import { Unreadable } from '../../src/import/read-text.ts';
import { importWxr } from '../../src/import/wxr.ts';
import { fuzz, mutated } from '../fuzzing.ts';
import { commentOf, WXR_HOST, wxrFile } from '../wxr.ts';

const root = path.join(import.meta.dirname, '../..');
const fixture = (name: string): Buffer => readFileSync(path.join(root, 'src/import/fixtures', name));
const story = (name: string): Buffer => readFileSync(path.join(root, 'demonstration/stories', name));

const WXR = wxrFile([
  {
    id: 1,
    content: 'One.\n\nTwo <b>bold</b> [caption width="3"]<img src="/a.jpg"> Words[/caption] [gallery ids="2,9"]',
  },
  { id: 2, type: 'attachment', file: `${WXR_HOST}/wp-content/uploads/a.jpg`, content: 'Words', title: 'a' },
  {
    id: 3,
    content:
      '<!-- wp:paragraph --><p>Three.</p><!-- /wp:paragraph --><!-- wp:image {"id":2} --><figure><img src="/a.jpg" class="wp-image-2"></figure><!-- /wp:image --><!-- wp:block {"ref":4} /-->[embed]https://youtu.be/x[/embed]',
    meta: { _thumbnail_id: '2', _yoast_wpseo_metadesc: 'x' },
    terms: [{ domain: 'category', slug: 'society', name: 'Қоғам' }],
    more: commentOf({ id: 5, text: 'Said ]]> this' }),
  },
  { id: 4, type: 'wp_block', content: '<p>Again</p>' },
  { id: 6, type: 'page', status: 'draft', title: '', content: 'Page [video src="/b.mp4"][audio mp3="c.mp3"]' },
]);

const HTML = [
  '<p>',
  '</p>',
  '<article>',
  '<h1>',
  '<img src="a.jpg">',
  '<script>',
  '<meta property="og:title" content="',
  '<!--',
  '&#x0;',
  '&nbsp;',
  '<table><td>',
  '<figure>',
  '<div>',
  '</div>',
] as const;
const COMMON = [
  '\u0000',
  '\ufeff',
  '\r\n',
  '\n\n',
  '"',
  "'",
  '<',
  '>',
  '[',
  ']',
  '{',
  '}',
  '\\',
  '😀',
  '\u200f',
  '\xff',
  '-1',
  '1e999',
  '9'.repeat(40),
  'null',
] as const;

interface Importer {
  readonly corpus: readonly [Buffer, ...Buffer[]];
  readonly words: readonly [string, ...string[]];
  readonly file: string;
  read(file: string): AsyncIterable<ImportItem> | Promise<{ readonly story: ImportedStory }>;
}

const importers: readonly [Importer, ...Importer[]] = [
  {
    corpus: [Buffer.from(WXR)],
    words: [
      ...COMMON,
      ...HTML,
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '<!ENTITY x "y">',
      '&x;',
      '<!DOCTYPE rss [',
      '<wp:post_id>',
      '</wp:post_id>',
      '<wp:postmeta>',
      '[gallery ids="',
      '[caption]',
      '[/caption]',
      '<!-- wp:block {"ref":4} /-->',
      '<!-- wp:paragraph -->',
      '<content:encoded>',
      '0000-00-00 00:00:00',
    ],
    file: 'export.xml',
    read: (file) => importWxr(file, { language: 'kk' }),
  },
  {
    corpus: [fixture('ghost-6.json'), fixture('ghost-2.json')],
    words: [
      ...COMMON,
      '{"',
      '"}',
      '":',
      ',',
      '[[',
      '\\u0000',
      '\\ud800',
      '"posts":[',
      '"lexical":"{',
      '"mobiledoc":"{',
      '"html":',
      '"db":[',
      '"tags":',
      '__GHOST_URL__/',
      '2024-13-45T99:99:99',
    ],
    file: 'ghost.json',
    read: (file) => importGhost(file, { language: 'ru', url: 'https://old.example' }),
  },
  {
    corpus: [
      story('en/last-train-to-sholtau.md'),
      story('fa/qanati-ke-dobare-nafas-mikeshad.md'),
      Buffer.from(
        '---\ntitle: A\ndate: 2026-01-02\ntopics: [a, b]\nimage: ../a.jpg\n---\n# A\n\n![x](y.jpg)\n\n| a | b |\n|---|---|\n| c | d |\n\n1. x\n   - y\n\n> q\n> — who\n',
      ),
    ],
    words: [
      ...COMMON,
      ...HTML,
      '---\n',
      'title: ',
      'date: ',
      '&a ',
      '*a',
      '!!binary ',
      '<<: ',
      '# ',
      '> ',
      '- ',
      '1. ',
      '```',
      '|---|',
      '![',
      '](',
      '[x]: /y',
      '***',
      '__',
      '~~',
      '\t',
    ],
    file: 'story.md',
    read: (file) => importMarkdown(file, { language: 'fa', timeZone: 'Asia/Tehran' }),
  },
  {
    corpus: [fixture('article-ru.html'), fixture('hostile.html'), fixture('page-kk.txt'), fixture('pier.txt')],
    words: [
      ...COMMON,
      ...HTML,
      '<html>',
      '<head>',
      '<meta charset="utf-16">',
      '<meta charset="',
      '<base href="',
      '<link rel="canonical" href="',
      '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":',
      '</script>',
      'Breaking News',
      'Share',
      'A. B. / Agency',
    ],
    file: 'page.html',
    read: (file) => importPage(file, { timeZone: 'Asia/Almaty', url: 'https://old.example/2020/a-b/' }),
  },
];

/** One sentence or two, for a person: no name of a class, no stack, no undefined. */
function assertSentence(text: string): void {
  assert.match(text, /^\S.*\S$/s);
  assert.ok(text.length < 1000, text);
  assert.doesNotMatch(text, /undefined|is not a function|Cannot read|Maximum call|at \w+ \(/);
}

function assertStory({ headline, body, slug }: ImportedStory): void {
  assert.equal(typeof headline, 'string');
  assert.ok(slug === null || slug === undefined || typeof slug === 'string');
  assert.deepEqual(parseBody(printBody(body)).body, body);
}

async function assertAnswers({ read, file }: Importer, folder: string): Promise<void> {
  const answer = read(path.join(folder, file));
  if (answer instanceof Promise) return assertStory((await answer).story);
  let last = 0;
  for await (const item of answer) {
    assert.ok(item.at >= last && item.at <= item.total, `${item.at} of ${item.total}`);
    last = item.at;
    if ('failure' in item) assertSentence(item.failure);
    else if ('story' in item) assertStory(item.story);
  }
}

test('a mutated export, document or page is imported, refused or said to be broken', async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-fuzz-import-'));
  context.after(() => rmSync(folder, { recursive: true }));
  await fuzz(context, async (chance) => {
    const importer = chance.one(importers);
    writeFileSync(path.join(folder, importer.file), mutated(chance, importer));
    try {
      await assertAnswers(importer, folder);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      assertSentence(error.message);
    }
  });
});
