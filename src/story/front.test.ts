import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrangeFront } from './front.ts';
import type { StoryId } from './story.ts';

const card = (name: string): { id: StoryId } => ({ id: name as StoryId });
const names = (cards: readonly { id: StoryId }[]): string => cards.map(({ id }) => id).join('');

test('what an editor placed stands there and the newest fill the rest', () => {
  const newest = [...'abcdef'].map(card);
  assert.equal(names(arrangeFront(new Map(), { newest, limit: 4 })), 'abcd');
  assert.equal(names(arrangeFront(new Map([[1, card('x')]]), { newest, limit: 4 })), 'xabc');
  assert.equal(names(arrangeFront(new Map([[3, card('a')]]), { newest, limit: 4 })), 'bcad');
});

test('later places move up when there is nothing to fill those before', () => {
  assert.equal(names(arrangeFront(new Map([[6, card('x')]]), { newest: [card('a')], limit: 30 })), 'ax');
});

test('each story once, every placed one shown, the free ones in their order', () => {
  const letters = [...'abcdefghijklmnop'];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 12 }),
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(...letters, 'X', 'Y')), {
        selector: ([place]) => place,
        maxLength: 8,
      }),
      (newest, places) => {
        const once = [...new Map(places.map(([place, name]) => [name, place]))];
        const placed = new Map(once.map(([name, place]) => [place, card(name)]));
        const order = names(arrangeFront(placed, { newest: newest.map(card), limit: 30 }));
        const all = new Set([...newest, ...once.map(([name]) => name)]);
        assert.deepEqual([...order].toSorted(), [...all].toSorted());
        const free = [...order].filter((name) => !once.some(([other]) => other === name));
        assert.deepEqual(
          free,
          newest.filter((name) => !once.some(([other]) => other === name)),
        );
      },
    ),
  );
});
