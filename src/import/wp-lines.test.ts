import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseBody } from '../story/body-html.ts';
import { plainText } from '../story/body-text.ts';
import { breaksForLines } from './wp-lines.ts';
import { attributesOf, readShortcodes } from './wp-shortcodes.ts';

function wordsOf(html: string): string[] {
  return plainText(parseBody(html).body).split(/\s+/).filter(Boolean);
}

const piece = fc.constantFrom(
  'word ',
  'қала',
  '\n',
  '\n\n',
  '\r\n \r\n',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<div class="a">',
  '</div>',
  '<ul>\n<li>',
  '</li>\n</ul>',
  '<pre>',
  '</pre>',
  '<!-- note -->',
  '<!--',
  '-->',
  '<',
  '>',
  '&amp;',
  '<blockquote>',
  '</blockquote>',
  '   ',
);

test('lines become paragraphs, and no word is added or lost', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('');
      // A comment that never ends hides the rest from browsers; here it is text.
      if (html.lastIndexOf('<!--') > html.lastIndexOf('-->')) return;
      assert.deepEqual(wordsOf(breaksForLines(html)).join(''), wordsOf(html).join(''));
    }),
    { numRuns: 500 },
  );
});

test('an empty line parts paragraphs and a line ends where it ends', () => {
  assert.equal(breaksForLines('a\nb\n\n\nc'), ' a<br>b<br><br>c ');
  assert.equal(breaksForLines('<h2>a</h2>\n\nb\n<ul>\n<li>c</li>\n</ul>'), '<h2> a </h2> b <ul> <li> c </li> </ul>');
  assert.equal(breaksForLines('<pre>a\n\nb</pre>'), '<pre>a\n\nb</pre>');
});

test('attributes of shortcodes', () => {
  assert.deepEqual(
    { ...attributesOf(' ids="1, 2" Link=none size=\'x y\' "bare"') },
    {
      ids: '1, 2',
      link: 'none',
      size: 'x y',
      0: 'bare',
    },
  );
});

test('shortcodes keep the words that stand inside', () => {
  const unknown: string[] = [];
  const source = { figure: () => null, own: () => [], unknown: (name: string) => unknown.push(name) };
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a ', '[x y="1"]', '[/x]', '[caption id="a"]', '[/caption]', 'word ', '[sic] '), {
        maxLength: 12,
      }),
      (pieces) => {
        const kept = readShortcodes(pieces.join(''), source);
        const plain = pieces.filter((part) => /^[aw]|sic/.test(part)).join('');
        assert.equal(kept.replace(/\s+/g, ''), plain.replace(/\s+/g, ''));
      },
    ),
  );
  assert.ok(unknown.includes('x'));
});
