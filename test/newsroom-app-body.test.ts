/** What the newsroom's editor does with a body before anything is typed: nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyOf, docOf } from '../src/newsroom/app/story/body-doc.ts';
import { hunksOf, merged, type Choice } from '../src/newsroom/app/story/compare.ts';
import { parseBody, printBody } from '../src/story/body-html.ts';
import { plainText } from '../src/story/body-text.ts';

const IMAGE = '01890a5d-ac96-774b-bcce-b302099a8057';

/** HTML with every block and mark there is, in any order and nesting. */
const html = fc.letrec<{ inline: string; block: string; list: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('су', 'қала', ' ', 'word ', '<br>', '&amp;', '“'),
    tie('inline').map((inside) => `<strong>${inside}</strong>`),
    tie('inline').map((inside) => `<em>${inside}</em> `),
    tie('inline').map((inside) => `<a href="https://example.org/a">${inside}</a>`),
    tie('inline').map((inside) => `<span lang="ru">${inside}</span>`),
    fc.tuple(tie('inline'), tie('inline')).map((parts) => parts.join('')),
  ),
  list: tie('inline').map((inside) => `<ul><li>${inside}<ol><li>ішкі ${inside}</li></ol></li><li>екі</li></ul>`),
  block: fc.oneof(
    tie('inline').map((inside) => `<p>${inside}</p>`),
    fc.tuple(fc.constantFrom(2, 3, 4), tie('inline')).map(([level, inside]) => `<h${level}>${inside}</h${level}>`),
    tie('list'),
    fc
      .tuple(tie('inline'), tie('inline'))
      .map(([said, by]) => `<blockquote><p>${said}</p><footer>${by}</footer></blockquote>`),
    fc.tuple(tie('inline'), tie('list')).map(([title, list]) => `<aside><h2>${title}</h2><p>дерек</p>${list}</aside>`),
    fc.constant(`<figure><img src="image:${IMAGE}" alt="Көл"><figcaption>Көл жағасы</figcaption></figure>`),
    fc.constant('<hr>'),
    tie('inline').map(
      (inside) => `<table><caption>Кесте</caption><tr><th>бас</th><td colspan="2">${inside}</td></tr></table>`,
    ),
    fc.constant('<iframe src="https://www.youtube.com/embed/abc" title="Фильм"></iframe>'),
  ),
})).block;
const body = fc.array(html, { maxLength: 8 }).map((parts) => parseBody(parts.join('\n')).body);

test('a body comes out of the editor with every word and block, and the second time unchanged', () => {
  fc.assert(
    fc.property(body, (given) => {
      const once = bodyOf(docOf(given));
      assert.equal(plainText(once), plainText(given));
      assert.deepEqual(
        once.map(({ type }) => type),
        given.map(({ type }) => type),
      );
      assert.equal(printBody(bodyOf(docOf(once))), printBody(once));
      // What the API reads of it is what was in the editor.
      assert.deepEqual(parseBody(printBody(once)).body, once);
    }),
  );
});

test('pictures, tables, links, languages and who is quoted go through the editor as they are', () => {
  const given = parseBody(
    `<p>Бір <a href="https://example.org/a">сілтеме <strong>қалың</strong></a> <span lang="ru">слово</span></p>
     <blockquote><p>Айтты</p><footer>Айгүл</footer></blockquote>
     <figure><img src="image:${IMAGE}" alt="Көл"><figcaption>Жаға</figcaption></figure>
     <table><caption>Кесте</caption><tr><th>а</th><td>б</td></tr></table>`,
  ).body;
  assert.deepEqual(
    given.map(({ type }) => type),
    ['paragraph', 'quote', 'image', 'table'],
  );
  assert.deepEqual(bodyOf(docOf(given)), given);
});

const sides = fc.tuple(body, body).map(([one, other]) => [printBody(one), printBody(other)] as const);

test('merging loses nothing: all theirs is theirs, all mine is mine, and without a choice both are kept', () => {
  fc.assert(
    fc.property(sides, ([theirs, mine]) => {
      const hunks = hunksOf(theirs, mine);
      const all = (choice: Choice) => new Map(hunks.map((_, at) => [at, choice]));
      assert.equal(merged(hunks, all('theirs')), theirs);
      assert.equal(merged(hunks, all('mine')), mine);
      const kept = parseBody(merged(hunks, new Map())).body.map((block) => printBody([block]));
      for (const side of [theirs, mine]) {
        for (const block of parseBody(side).body) assert.ok(kept.includes(printBody([block])));
      }
    }),
  );
});
