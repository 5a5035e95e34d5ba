import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { escapeHtml, Html, html, rawHtml, type HtmlValue } from './html.ts';

/** Letters that mean something to a parser of HTML, more often than chance has them. */
const letters = fc.constantFrom(
  ...'<>&"\'/=!-;#xa ]`'.split(''),
  'script',
  '&amp;',
  '&#60;',
  '<!--',
  ']]>',
  'қ',
  '\u2028',
);
const hostile = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''));

function childrenOf(markup: Html): DefaultTreeAdapterMap['childNode'][] {
  return parseFragment(markup.toString()).childNodes;
}

test('whatever text is put between tags is that text to a parser', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [element, ...more] = childrenOf(html`<b>${text}</b>`);
      assert.deepEqual(more, []);
      assert.ok(element !== undefined && 'childNodes' in element);
      const texts = element.childNodes.map((node) => ('value' in node ? node.value : 'an element'));
      assert.equal(texts.join(''), text);
    }),
  );
});

test('whatever text is put into a quoted attribute is that value to a parser', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const markup of [html`<b title="${text}">x</b>`, html`<b title='${text}'>x</b>`]) {
        const [element, ...more] = childrenOf(markup);
        assert.deepEqual(more, []);
        assert.ok(element !== undefined && 'attrs' in element);
        assert.deepEqual(element.attrs, [{ name: 'title', value: text }]);
      }
    }),
  );
});

test('nothing that could begin or end markup is left in an escaped text', () => {
  fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(escapeHtml(text), /[<>"']|&(?!(amp|lt|gt|quot|#39);)/)));
  assert.equal(escapeHtml(`<a b="c" d='e'>&</a>`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&lt;/a&gt;');
});

test('Html stands as it is, nested templates once escaped only', () => {
  const inner = html`<i>${'a&b'}</i>`;
  assert.equal(html`<p>${inner}${rawHtml('<hr>')}</p>`.toString(), '<p><i>a&amp;b</i><hr></p>');
});

test('nothing, false and lists print as they say; zero is a number', () => {
  const values: HtmlValue[] = [null, undefined, false, 0, '', ['<', [html`<b></b>`, 1]]];
  assert.equal(html`${values}`.toString(), '0&lt;<b></b>1');
});

test('what only looks like Html is escaped or fails, and never stands as it is', () => {
  const forged = { toString: () => '<script>' } as unknown as Html;
  assert.throws(() => html`${forged}`);
  assert.ok(html`x` instanceof Html);
});
