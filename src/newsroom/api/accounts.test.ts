import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedName } from './accounts.ts';

test('a name is what can be seen of it, and the joiners that some languages are written with', () => {
  assert.equal(checkedName('  Ай\u0433\u04af\u043b '), 'Айгүл');
  assert.equal(checkedName('می\u200cنویسم'), 'می\u200cنویسم');
  assert.equal(checkedName('👩\u200d💻'), '👩\u200d💻');
  const unseen = [
    'bo\u200bss',
    'a\nb',
    'a\u0007',
    '\u202eabc',
    'a\u2028b',
    'a\u2029b',
    'a\u00adb',
    'a\ufeffb',
    'a\ud800',
    'a\u2060',
  ];
  const empty = ['', ' ', '\u200b', '\u200c', '\u200d \u200c', '\u3164'];
  for (const name of [...unseen, ...empty])
    assert.throws(() => checkedName(name), { kind: 'invalid' }, JSON.stringify(name));
});
