import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readConfiguration, WrongUse } from './configuration.ts';

test('with nothing set, a home beside and two local listeners', () => {
  assert.deepEqual(readConfiguration({}), {
    home: path.resolve('data'),
    site: { host: '127.0.0.1', port: 8080 },
    newsroom: { host: '127.0.0.1', port: 8081 },
    publicUrl: null,
    newsroomUrl: null,
    databaseUrl: null,
    keysPassphraseFile: null,
  });
});

test('sockets that systemd hands over to this process', () => {
  const given = (pid: number, number: string, names?: string) => {
    const { site, newsroom } = readConfiguration({
      LISTEN_PID: String(pid),
      LISTEN_FDS: number,
      ...(names !== undefined && { LISTEN_FDNAMES: names }),
    });
    return [site.fd, newsroom.fd];
  };
  assert.deepEqual(given(process.pid, '1', 'site'), [3, undefined]);
  assert.deepEqual(given(process.pid, '2', 'newsroom:site'), [4, 3]);
  assert.deepEqual(given(process.pid + 1, '1', 'site'), [undefined, undefined]);
  assert.deepEqual(given(process.pid + 1, 'x'), [undefined, undefined]);
  for (const [number, names] of [
    ['', 'site'],
    ['x', 'site'],
    ['-1', ''],
    ['99999', 'site'],
  ] as const)
    assert.throws(() => given(process.pid, number, names), { name: 'WrongUse', message: /^LISTEN_FDS must be/ });
  for (const [number, names] of [['1'], ['1', 'web'], ['2', 'site'], ['2', 'site:site'], ['1', 'unknown']] as const)
    assert.throws(() => given(process.pid, number, names), { name: 'WrongUse', message: /^LISTEN_FDNAMES must have/ });
});

test('a slash at the end of an address does not count', () => {
  assert.equal(readConfiguration({ PUBLIC_URL: 'https://news.example/' }).publicUrl, 'https://news.example');
});

for (const [name, value] of [
  ['SITE_PORT', 'eighty'],
  ['NEWSROOM_PORT', '70000'],
  ['SITE_PORT', '-1'],
  ['PUBLIC_URL', 'news.example'],
  ['PUBLIC_URL', 'https://news.example/path'],
  ['NEWSROOM_URL', 'ftp://news.example'],
  ['DATABASE_URL', 'mysql://here'],
] as const) {
  test(`${name}=${value} is refused by its name`, () => {
    assert.throws(
      () => readConfiguration({ [name]: value }),
      (error) => error instanceof WrongUse && error.message.startsWith(name),
    );
  });
}

test('a wrong DATABASE_URL is not repeated: it may hold a password', () => {
  assert.throws(
    () => readConfiguration({ DATABASE_URL: 'mysql://user:secret@here' }),
    (error) => error instanceof WrongUse && !error.message.includes('secret'),
  );
});
