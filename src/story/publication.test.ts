import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { z } from 'zod';
import { inLanguage, publicationSchema } from './publication.ts';

const SCHEMA = new URL('../../docs/contracts/publication.schema.json', import.meta.url);

test('docs/contracts/publication.schema.json is this schema (UPDATE=1 writes it)', async () => {
  const schema = `${JSON.stringify(z.toJSONSchema(publicationSchema, { io: 'input' }), null, 2)}\n`;
  if (process.env['UPDATE'] === '1') await writeFile(SCHEMA, schema);
  assert.equal(await readFile(SCHEMA, 'utf8'), schema);
});

test('a missing language falls back to the first that has words, under its own name', () => {
  assert.deepEqual(inLanguage({ kk: '', ru: 'Слова', en: 'Words' }, 'kk'), { language: 'ru', text: 'Слова' });
  assert.deepEqual(inLanguage({ kk: 'Сөз' }, 'kk'), { language: 'kk', text: 'Сөз' });
  assert.equal(inLanguage({}, 'kk'), null);
});

test('an id that stands twice, an unknown field and a wrong time zone are named by their fields', () => {
  const service = { id: 'kk', name: 'Қазақша', title: 'Сынақ' };
  const faults = (document: unknown) =>
    publicationSchema.safeParse(document).error?.issues.map(({ path }) => path.join('.')) ?? [];
  assert.deepEqual(faults({ name: 'T', services: [service, service] }), ['services.1.id']);
  assert.deepEqual(faults({ name: 'T', services: [{ ...service, timeZone: 'Almaty' }] }), ['services.0.timeZone']);
  assert.deepEqual(faults({ name: 'T', services: [service], tracking: true }), ['']);
  assert.deepEqual(faults({ name: 'T', services: [service] }), []);
});
