/** Any string is a body that is printed and read back the same, and nothing that runs or loads ever comes out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../src/base/refusal.ts';
import type { Body } from '../../src/story/body.ts';
import { parseBody, printBody } from '../../src/story/body-html.ts';
import { fuzz, mutated, type Chance } from '../fuzzing.ts';

const ID = '0190b3a0-0000-7000-8000-000000000002';
const WHOLE = `<h2>Title</h2><p>A <strong>b <em>c</em></strong> <a href="https://example.org/?a&amp;b">d</a><br><span lang="fa">e</span></p>
<ul><li>x<ol><li>y</li></ol></li></ul><blockquote><p>q</p><footer>who</footer></blockquote><hr>
<figure><img src="image:${ID}" alt="alt"><figcaption>words<small>credit</small></figcaption></figure>
<figure class="gallery"><figure><img src="image:${ID}" alt="1"></figure><figure><img src="image:${ID}" alt="2"></figure><figcaption>both</figcaption></figure>
<figure><video src="recording:${ID}" poster="image:${ID}"><track kind="captions" srclang="kk" src="captions:${ID}"></video><figcaption>f</figcaption><details class="transcript"><h3>s</h3><p>w</p></details><p class="no-transcript">why</p></figure>
<figure class="embed"><a href="https://x.com/a/status/1">t</a><blockquote>text</blockquote><figcaption>X</figcaption></figure>
<aside><h3>facts</h3><p>f</p></aside><table><caption>c</caption><tbody><tr><th colspan="2">h</th></tr><tr><td rowspan="2">d</td><td>e</td></tr></tbody></table>`;
const fixtures = ['hostile.html', 'article-ru.html'].map((name) =>
  readFileSync(path.join(import.meta.dirname, '../../src/import/fixtures', name)),
);
const corpus = [Buffer.from(WHOLE), ...fixtures] as const;

const NAMES =
  'p div b i strong em a span ul ol li table tbody tr td th caption h1 h2 h6 blockquote footer cite figure figcaption small aside br hr img picture source audio video track iframe embed object script style svg math mi foreignObject desc title template noscript textarea select option form button input details summary dl dt dd pre code section nav font center base link meta body html head frameset plaintext xmp marquee ruby rt sup sub q';
const ATTRIBUTES = [
  '',
  ' href="javascript:alert(1)"',
  ' href=" java&#10;script:x"',
  ' href="//evil.example"',
  ' href="/kk/"',
  ' href="data:text/html,x"',
  ' onclick="x"',
  ' style="x:url(y)"',
  ` src="image:${ID}"`,
  ` src="recording:${ID}"`,
  ` poster="image:${ID}"`,
  ` src="captions:${ID}" kind="captions" srclang="ru"`,
  ' src="https://www.youtube.com/embed/abc"',
  ' class="gallery"',
  ' class="embed"',
  ' class="transcript"',
  ' class="no-transcript"',
  ' class="twitter-tweet"',
  ' lang="kk"',
  ' lang="x y"',
  ' dir="rtl"',
  ' colspan="1000"',
  ' rowspan="0"',
  ' alt="&quot;>"',
  ' data-telegram-post="a/1"',
];
const TEXTS = [
  'a',
  ' ',
  '\n',
  '\u00a0',
  '\u200f',
  '\u0000',
  '&lt;',
  '&',
  '<',
  '>',
  '"',
  '😀',
  '\ud800',
  '﻿',
  'қ',
  '— ',
  '&nbsp;',
];

const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NAMES.split(' ')), fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 2 }))
    .map(([name, attributes]) => `<${name}${attributes.join('')}>`),
  fc.constantFrom(...NAMES.split(' ')).map((name) => `</${name}>`),
  fc.constantFrom(...TEXTS),
  fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '<!doctype html>', '<?x', '</', '<a b=', "'>"),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const soup = fc.array(piece, { maxLength: 60 }).map((list) => list.join(''));
const words = [...NAMES.split(' ').flatMap((name) => [`<${name}>`, `</${name}>`]), ...ATTRIBUTES, ...TEXTS] as [
  string,
  ...string[],
];

function htmlOf(chance: Chance): string {
  if (chance.number(2) === 0) return fc.sample(soup, { seed: chance.seed, numRuns: 1 })[0] ?? '';
  return mutated(chance, { corpus: [...corpus], words }).toString(chance.one(['utf8', 'utf8', 'latin1', 'utf16le']));
}

/** Null when it is refused as too large, which is an answer too. */
function read(html: string): Body | null {
  try {
    return parseBody(html).body;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'p h2 h3 h4 ul ol li blockquote footer figcaption small aside table caption tbody tr hr strong em br'
      .split(' ')
      .map((name) => [name, []]),
  ),
  p: ['class'],
  a: ['href'],
  span: ['lang'],
  figure: ['class'],
  img: ['src', 'alt'],
  audio: ['src', 'poster'],
  video: ['src', 'poster'],
  track: ['kind', 'srclang', 'src'],
  details: ['class'],
  th: ['colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
};
const ADDRESS = /^(https?:\/\/|mailto:[^/]|tel:[^/]|\/(?!\/)|#)/i;
const OURS = /^(image|recording|captions):[0-9a-f-]{36}$/;

function assertHarmless(html: string): void {
  const rest = html.replaceAll(/<\/?([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)>/g, (_, name: string, attributes: string) => {
    const allowed = ALLOWED[name];
    assert.ok(allowed, `<${name}>`);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
      assert.ok(allowed.includes(attribute), `${attribute} of <${name}>`);
      if (attribute === 'href') assert.match(value, ADDRESS);
      if (attribute === 'src' || attribute === 'poster') assert.match(value, OURS);
    }
    return '';
  });
  assert.doesNotMatch(rest, /[<>]/, 'nothing else is a tag');
}

test('any string is a body that comes back the same', async (context) => {
  await fuzz(context, (chance) => {
    const body = read(htmlOf(chance));
    if (body === null) return;
    const printed = printBody(body);
    assert.deepEqual(parseBody(printed), { body, warnings: [] });
    assertHarmless(printed);
  });
});
