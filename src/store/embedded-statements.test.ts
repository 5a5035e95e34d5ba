import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EmbeddedDatabase } from './embedded-database.ts';
import { freshFolder } from './testing/engines.ts';
import { copyEmptyDatabase } from '../../test/filled-home.ts';

describe('a statement of the embedded database', () => {
  let database: EmbeddedDatabase | undefined;
  before(async () => {
    const folder = await freshFolder();
    await copyEmptyDatabase(folder);
    database = new EmbeddedDatabase(folder);
  });
  after(async () => await database?.close());
  const ask = async (sql: string, ...parameters: unknown[]) => {
    assert.ok(database);
    const { rows, affected } = await database.query(sql, parameters);
    return { rows, affected };
  };

  it('is answered the same however often it was asked', async () => {
    const sql = `select $1::text as text, $2::int as int, $3::timestamptz as at, $4::jsonb as json, $5::text[] as list,
      $6::boolean as yes, $7::bigint as big, $8::date as day, $9::float8 as half, $10::text as nothing`;
    const at = new Date('2026-03-01T10:00:00.123Z');
    const parameters = ['ң “a”\n', -7, at, '{"a":[1]}', ['x', 'y"z'], true, 2 ** 40, '2026-03-01', 0.5, null];
    const row = {
      text: 'ң “a”\n',
      int: -7,
      at,
      json: { a: [1] },
      list: ['x', 'y"z'],
      yes: true,
      big: 2 ** 40,
      day: '2026-03-01',
      half: 0.5,
      nothing: null,
    };
    for (let count = 0; count < 8; count += 1)
      assert.deepEqual(await ask(sql, ...parameters), { rows: [row], affected: 0 });
  });

  it('counts what it wrote, and can fail and be asked again', async () => {
    await ask('create temp table thing (id int primary key)');
    for (let id = 1; id < 6; id += 1)
      assert.deepEqual(await ask('insert into thing values ($1)', id), { rows: [], affected: 1 });
    for (let count = 0; count < 3; count += 1)
      await assert.rejects(ask('insert into thing values ($1)', 1), { code: '23505', constraint: 'thing_pkey' });
    for (let count = 0; count < 3; count += 1) await assert.rejects(ask('select $1::int', 'word'), { code: '22P02' });
    for (let count = 0; count < 3; count += 1)
      await assert.rejects(ask('select nothing from thing'), { code: '42703' });
    assert.deepEqual(await ask('delete from thing where id <= $1', 2), { rows: [], affected: 2 });
    assert.deepEqual(await ask('insert into thing values ($1)', 9), { rows: [], affected: 1 });
    assert.deepEqual((await ask('select count(*)::int as count from thing')).rows, [{ count: 4 }]);
  });

  it('may be one of more than are kept ready', async () => {
    for (let round = 0; round < 3; round += 1)
      for (let number = 0; number < 300; number += 1)
        assert.deepEqual((await ask(`select ${number} + $1::int as sum`, round)).rows, [{ sum: number + round }]);
    const [kept] = (await ask('select count(*)::int as count from pg_prepared_statements')).rows;
    assert.deepEqual(kept, { count: 256 });
  });
});
