import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseBody, printBody } from './body-html.ts';
import { typographicBody } from './body-quotes.ts';

function set(html: string, language: string): string {
  return printBody(typographicBody(parseBody(html).body, language));
}

test('quotations run over inline elements and not over blocks', () => {
  assert.equal(
    set('<p>Газета "<em>Ақ "жол</em>"" шықты. <strong>"Иә", -</strong> деді</p><p>ол "кеше"</p>', 'kk'),
    '<p>Газета «<em>Ақ „жол</em>“» шықты. <strong>«Иә», —</strong> деді</p>\n<p>ол «кеше»</p>',
  );
});

test('addresses and words in another language stay', () => {
  assert.equal(
    set(`<p>"<a href="/a/?b='c'--d">"Там"</a>" <span lang="en">It's "so"...</span> - "да"</p>`, 'ru'),
    `<p>«<a href="/a/?b=&#39;c&#39;--d">„Там“</a>» <span lang="en">It&#39;s &quot;so&quot;...</span> — «да»</p>`,
  );
});

test('every kind of block is set, and a backslash keeps a straight mark', () => {
  const page = set(
    `<h2>"a"</h2><ul><li>"b"<ul><li>"c"</li></ul></li></ul><blockquote><p>"d"</p><footer>"e"</footer></blockquote>
    <table><caption>"f"</caption><tr><td>"g"</td></tr></table><p>\\"h\\"</p>`,
    'ru',
  );
  for (const letter of 'abcdefg') assert.match(page, new RegExp(`«${letter}»`), letter);
  assert.match(page, /&quot;h&quot;/);
});

test('a body is set once', () => {
  const words = fc.array(
    fc.constantFrom('"', "'", '--', '...', 'слово', ' ', '<em>', '</em>', '<br>', '</p><p>', '5'),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(words, fc.constantFrom('ru', 'en', 'fa'), (parts, language) => {
      const once = set(`<p>${parts.join('')}</p>`, language);
      assert.equal(set(once, language), once);
    }),
    { numRuns: 500 },
  );
});
