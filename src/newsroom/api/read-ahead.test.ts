import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAhead } from './read-ahead.ts';

test('what comes next is begun before what is first is used, so many at once, and comes in order', async () => {
  const said: string[] = [];
  const make = async (item: number): Promise<number> => {
    said.push(`begin ${item}`);
    // The first takes the longest.
    for (let turn = item; turn < 5; turn += 1) await Promise.resolve();
    return item * 10;
  };
  for await (const { item, made } of readAhead([1, 2, 3, 4], 2, make))
    said.push(`${item}: ${made.status === 'fulfilled' ? made.value : ''}`);
  assert.deepEqual(said, ['begin 1', 'begin 2', '1: 10', 'begin 3', '2: 20', 'begin 4', '3: 30', '4: 40']);
});

test('one that fails is told where it stands, and the others come', async () => {
  const make = async (item: string): Promise<string> => {
    if (item === 'b') throw new Error('no b');
    return item;
  };
  const come: unknown[] = [];
  for await (const { made } of readAhead('abc', 3, make))
    come.push(made.status === 'fulfilled' ? made.value : String(made.reason));
  assert.deepEqual(come, ['a', 'Error: no b', 'c']);
});
