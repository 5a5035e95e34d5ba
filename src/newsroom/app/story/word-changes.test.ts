import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordChanges } from './word-changes.ts';

function told(before: string, after: string, language: string): string {
  return wordChanges(before, after, language)
    .map(({ text, kind }) => (kind === 'same' ? text : kind === 'went' ? `[-${text}-]` : `[+${text}+]`))
    .join('');
}

test('words stay whole in every alphabet', () => {
  assert.equal(told('бүгін таңертең келді', 'кеше түнде келді', 'kk'), '[-бүгін-][+кеше+] [-таңертең-][+түнде+] келді');
  assert.equal(told('вода ушла', 'вода уходит', 'ru'), 'вода [-ушла-][+уходит+]');
  assert.equal(told('آب آمد', 'آب رفت', 'fa'), 'آب [-آمد-][+رفت+]');
  assert.equal(told('水位下降', '水位上升', 'zh'), '水位[-下降-][+上升+]');
});

test('both texts can be read from it', () => {
  const text = fc.array(fc.constantFrom('су', 'көл', ' ', ', ', '1', '👩🏽‍🚒', 'ң')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after, 'kk');
      const without = (kind: string): string => changes.map((each) => (each.kind === kind ? '' : each.text)).join('');
      assert.deepEqual([without('came'), without('went')], [before, after]);
    }),
  );
});
