/** A restart that no reader notices: the socket stays open, and the kernel keeps who comes meanwhile. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { needs, programPath } from './needs.ts';
import { BIN, makePublication, type Place } from './running.ts';

/** What systemd does, as far as it matters here: opens the socket, and for each line it reads runs the program with it. */
const PARENT = `
  use Socket; use POSIX ();
  $| = 1;
  socket(my $s, PF_INET, SOCK_STREAM, 0) or die; bind($s, sockaddr_in(0, INADDR_LOOPBACK)) or die; listen($s, 100) or die;
  my ($port) = sockaddr_in(getsockname($s));
  print "port $port\\n";
  while (<STDIN>) {
    my $child = fork();
    if ($child == 0) {
      POSIX::dup2(fileno($s), 40); POSIX::dup2(40, 3);
      @ENV{qw(LISTEN_PID LISTEN_FDS LISTEN_FDNAMES)} = ($$, 1, $ENV{NAMES});
      exec(@ARGV) or POSIX::_exit(127);
    }
    print "pid $child\\n";
    waitpid($child, 0);
    print "ended " . ($? >> 8) . "\\n";
  }
`;

let folder: string;
let place: Place;
before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'picket-socket-'));
  place = { home: path.join(folder, 'home') };
  makePublication(place);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function openParent(names = 'site') {
  const child = spawn(programPath('perl'), ['-e', PARENT, process.execPath, BIN, 'start'], {
    env: { PATH: process.env['PATH'], PICKET_HOME: place.home, NEWSROOM_PORT: '0', NAMES: names },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const complaint = text(child.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    start: () => child.stdin.write('start\n'),
    async says(pattern: RegExp): Promise<string> {
      for (;;) {
        const line = await lines.next();
        if (line.done) throw new Error(`nothing like ${pattern}: ${await complaint}`);
        const found = pattern.exec(line.value)?.[1];
        if (found !== undefined) return found;
      }
    },
    async end(): Promise<string> {
      child.stdin.end();
      return complaint;
    },
  };
}

test('who connects while nobody runs is answered by the next', { skip: needs.tool('perl') }, async () => {
  const parent = openParent();
  const port = Number(await parent.says(/^port (\d+)$/));
  // Nothing runs yet: the first answer comes from the first process.
  const first = fetch(`http://127.0.0.1:${port}/kk/`);
  parent.start();
  const pid = Number(await parent.says(/^pid (\d+)$/));
  assert.equal(await parent.says(/^picket: ready site=(\S+) /), `http://127.0.0.1:${port}`);
  assert.equal((await first).status, 200);

  const agent = new http.Agent({ keepAlive: true });
  const [kept] = (await once(http.get({ port, host: '127.0.0.1', path: '/kk/', agent }), 'response')) as [
    http.IncomingMessage,
  ];
  await kept.toArray();
  process.kill(pid, 'SIGTERM');
  assert.equal(await parent.says(/^ended (\d+)$/), '0');

  const between = Array.from({ length: 20 }, () => net.connect(port, '127.0.0.1'));
  const answers = between.map((socket) => text(socket));
  await Promise.all(between.map((socket) => once(socket, 'connect')));
  for (const socket of between) socket.write('GET /kk/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  parent.start();
  const next = Number(await parent.says(/^pid (\d+)$/));
  assert.notEqual(next, pid);
  for (const answer of await Promise.all(answers)) assert.match(answer, /^HTTP\/1\.1 200 /);
  await parent.says(/^picket: (ready) /);
  process.kill(next, 'SIGTERM');
  assert.equal(await parent.says(/^ended (\d+)$/), '0');
  assert.equal(await parent.end(), '');
  agent.destroy();
});

test('a socket with a name that means nothing is one sentence', { skip: needs.tool('perl') }, async () => {
  const parent = openParent('web');
  parent.start();
  assert.equal(await parent.says(/^ended (\d+)$/), '2');
  assert.match(
    await parent.end(),
    /^picket: LISTEN_FDNAMES must have one name for each of LISTEN_FDS=1, site or newsroom, not “web”\n$/,
  );
});
