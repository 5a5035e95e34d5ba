import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText, fromHex, fromUtf8, hex, utf8 } from './bytes.ts';

/** Lone surrogates included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

test('hexadecimal goes there and back, in lower case', () => {
  assert.equal(hex(Uint8Array.of(0, 1, 15, 16, 171, 255)), '00010f10abff');
  assert.deepEqual(fromHex('00010F10abFF'), Uint8Array.of(0, 1, 15, 16, 171, 255));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(fromHex(hex(bytes)), bytes)));
});

test('what is not hexadecimal is refused', () => {
  for (const text of ['0', 'abc', '0g', '0x00', ' 00', '00 ', '0 0 ', '+1', '-1', '٠٠', '00\n'])
    assert.throws(() => fromHex(text), RangeError, JSON.stringify(text));
  assert.deepEqual(fromHex(''), new Uint8Array());
});

test('UTF-8 goes there and back, a byte order mark included', () => {
  fc.assert(fc.property(anyText, (text) => assert.equal(fromUtf8(utf8(text)), text.toWellFormed())));
  assert.equal(fromUtf8(utf8('\ufeffа')), '\ufeffа');
  assert.equal(fromUtf8(utf8('\ud800')), '\ufffd');
});

test('bytes that are not UTF-8 are refused', () => {
  // Overlong, cut off, a surrogate, past U+10FFFF (RFC 3629, 3).
  for (const bytes of ['c080', 'e0809f', 'e282', 'eda080', 'f4908080', 'ff', '80'])
    assert.throws(() => fromUtf8(fromHex(bytes)), TypeError, bytes);
});

test('texts are ordered by code unit, whatever the language', () => {
  assert.deepEqual(['б', 'Z', 'a', 'A', 'ä', ''].toSorted(compareText), ['', 'A', 'Z', 'a', 'ä', 'б']);
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      assert.equal(compareText(a, b), 0 - compareText(b, a) + 0);
      assert.equal(compareText(a, b) === 0, a === b);
    }),
  );
});
