import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBody, printBody } from '../../../story/body-html.ts';
import { readMarkdown, writeMarkdown } from './body-markdown.ts';

function throughMarkdown(html: string): { text: string | null; same: boolean } {
  const { body } = parseBody(html);
  const text = writeMarkdown(body);
  return { text, same: text !== null && printBody(readMarkdown(text).body) === printBody(body) };
}

test('plain text becomes Markdown that people would write', () => {
  const html =
    '<p>One <strong>two</strong> <em>three</em>, <a href="https://x.example/a?b=1">four</a>.</p><h2>Head</h2>' +
    '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><blockquote><p>Said</p></blockquote><hr>';
  const { text, same } = throughMarkdown(html);
  assert.ok(same);
  assert.equal(
    text,
    'One **two** *three*, [four](https://x.example/a?b=1).\n\n## Head\n\n- a\n- b\n  1. c\n\n> Said\n\n---',
  );
});

test('what looks like a sign stays what it was', () => {
  const texts = [
    '1. not a list',
    '- nor this',
    '# nor that',
    'a*b*c',
    '_x_',
    '`code`',
    '[a](b)',
    '&lt;b&gt; &amp;amp;',
    '~~x~~',
  ];
  texts.push(
    'https://bare.example/ stays text',
    '+ plus',
    '> quote',
    'a | b',
    '!not',
    'end\\',
    '&amp;copy; 2026',
    '12) x',
    '===',
  );
  for (const each of texts) {
    const { body } = parseBody(`<p>${each}</p>`);
    const text = writeMarkdown(body);
    assert.ok(text !== null, each);
    assert.equal(printBody(readMarkdown(text).body), printBody(body), each);
  }
});

test('what Markdown has no sign for stays HTML, and nothing is lost', () => {
  const image = '01890a5d-ac96-774b-bcce-b302099a8057';
  const kept = [
    `<figure><img src="image:${image}" alt="A lake"><figcaption>Caption</figcaption></figure>`,
    `<figure class="gallery"><img src="image:${image}" alt="A"><img src="image:${image}" alt="B"><figcaption>*Both* of_them</figcaption></figure>`,
    `<figure><video src="recording:${image}" poster="image:${image}"><track srclang="kk" src="captions:${image}"></video><figcaption>A film<small>Who</small></figcaption><details class="transcript"><h3>One</h3><p>Two</p><ul><li>Three</li></ul></details></figure>`,
    `<figure><audio src="recording:${image}"></audio><p class="no-transcript"># only *music*</p></figure>`,
    '<figure class="embed"><a href="https://x.example/a_b_c">A [post]</a><blockquote># said</blockquote><figcaption>X</figcaption></figure>',
    '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>',
    '<aside><h2>Facts</h2><p>x</p></aside>',
    '<p>A <span lang="kk">сөз</span> and<br>a line</p>',
  ];
  for (const html of kept) {
    assert.notEqual(printBody(parseBody(html).body), '', html);
    assert.ok(throughMarkdown(`<p>before</p>${html}<p>after</p>`).same, html);
  }
});

test('a body that Markdown would change is not written as Markdown', () => {
  const { text } = throughMarkdown('<ul><li>a</li></ul><ul><li>b</li></ul>');
  if (text !== null) assert.ok(throughMarkdown('<ul><li>a</li></ul><ul><li>b</li></ul>').same);
});
