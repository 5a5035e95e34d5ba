/** No word of ours mixes Latin and Cyrillic letters: in strings, the demonstration and the documents. */
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { describeMixed, findMixedWords } from '../src/language/homoglyphs.ts';

const ROOT = path.join(import.meta.dirname, '..');
const WRITTEN = [
  'src/language/strings/*.ts',
  'src/import/page-words.ts',
  'demonstration/**/*.{md,json}',
  'docs/**/*.md',
  '*.md',
];

test('no word of ours mixes alphabets', async () => {
  assert.equal(findMixedWords('Cырлысу').length, 1);
  const faults: string[] = [];
  let read = 0;
  for await (const file of glob(WRITTEN, { cwd: ROOT })) {
    const text = await readFile(path.join(ROOT, file), 'utf8');
    read += 1;
    // What JSON and code escape is no letter: the n of a line's end, the code of a sign.
    const prose = text.replace(/\\(u[\da-f]{4}|[nrt])/gi, ' ');
    for (const mixed of findMixedWords(prose)) faults.push(`${file}: ${describeMixed(mixed)}`);
  }
  assert.ok(read > 60, `only ${read} files were read`);
  assert.deepEqual(faults, []);
});
