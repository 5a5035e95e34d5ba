import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../story/body-text.ts';
import { parseBody } from '../../../story/body-html.ts';
import type { Block } from '../../../story/body.ts';
import { pairBlocks } from './pair-blocks.ts';

function blocks(...texts: readonly string[]): readonly Block[] {
  return texts.flatMap((text) => parseBody(`<p>${text}</p>`).body);
}

function told(before: readonly Block[], after: readonly Block[]): string[] {
  const text = (block: Block | null): string => (block === null ? '∅' : plainText([block]));
  return pairBlocks(before, after).map((pair) => `${text(pair.before)} → ${text(pair.after)}`);
}

test('a block that was written anew stands beside what it was, and one that came or went beside nothing', () => {
  const before = blocks('Су деңгейі тағы түсті', 'Бұл абзац кетеді', 'Соңғы сөз осы болды');
  const after = blocks('Мүлде жаңа кіріспе', 'Су деңгейі қайта түсті', 'Соңғы сөз осы еді');
  assert.deepEqual(told(before, after), [
    '∅ → Мүлде жаңа кіріспе',
    'Су деңгейі тағы түсті → Су деңгейі қайта түсті',
    'Бұл абзац кетеді → ∅',
    'Соңғы сөз осы болды → Соңғы сөз осы еді',
  ]);
});

test('every block of both stands in its order, once', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 });
  const body = fc.array(words, { maxLength: 12 }).map((texts) => blocks(...texts.map((text) => text.join(' '))));
  fc.assert(
    fc.property(body, body, (before, after) => {
      const pairs = pairBlocks(before, after);
      assert.deepEqual(
        pairs.flatMap((pair) => pair.before ?? []),
        before,
      );
      assert.deepEqual(
        pairs.flatMap((pair) => pair.after ?? []),
        after,
      );
    }),
  );
});

test('a text of another length altogether is taken in its order', () => {
  const many = blocks(...Array.from({ length: 300 }, (_, at) => `Abzats ${at}`));
  assert.equal(pairBlocks(many, many).length, 300);
  assert.deepEqual(pairBlocks(many, blocks('Abzats 299')).length, 300);
});
