import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFocus } from './uploaded-image.ts';

test('the focus is two numbers from 0 to 1', () => {
  assert.deepEqual(readFocus('0.25,1'), { x: 0.25, y: 1 });
  assert.deepEqual(readFocus(' .5 , 0 '), { x: 0.5, y: 0 });
  assert.deepEqual(readFocus(''), { x: 0.5, y: 0.5 });
  for (const text of ['0.5', '0.5,0.5,0.5', '1.1,0', '-1,0', '1e-1,0', 'a,b', ',', '0x1,0']) {
    assert.equal(readFocus(text), null, text);
  }
});
