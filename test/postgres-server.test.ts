import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function answer(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(`select (${sql}) as answer`);
  await client.end();
  return rows[0]?.answer;
}

test('each call gives an empty database on a server that syncs', { skip: needs.postgres() }, async () => {
  const [first, second] = [await freshDatabase(), await freshDatabase()];
  assert.notEqual(first, second);
  assert.equal(await answer(first, "current_setting('fsync')"), 'on');
  await execute(first, 'create table only_here (id int)');
  assert.equal(await answer(second, "to_regclass('only_here')"), null);
  assert.equal(await answer(first, "to_regclass('only_here')::text"), 'only_here');
});

test('the server goes with the process that asked, even a killed one', { skip: needs.postgres() }, async () => {
  const script = `
    import { freshDatabase } from ${JSON.stringify(new URL('./postgres-server.ts', import.meta.url).href)};
    console.log(await freshDatabase());
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (line) => resolve(String(line).trim())));
  const data = String(await answer(url, "current_setting('data_directory')"));
  assert.ok(existsSync(data));
  child.kill('SIGKILL');
  for (let tries = 0; existsSync(data) && tries < 100; tries += 1) await sleep(50);
  assert.ok(!existsSync(data), 'the folder is gone');
  await assert.rejects(answer(url, '1'), /ECONNREFUSED/);
});
