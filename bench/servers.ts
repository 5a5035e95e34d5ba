/** Whom the site is measured beside, on the bytes that it sends itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileOfPath } from '../src/edition/export-folder.ts';
import { openEdition } from '../src/edition/open-edition.ts';
import { freePort } from '../test/web-servers.ts';
import { onCore, toolPath } from './tools.ts';

export interface Server extends AsyncDisposable {
  readonly pid: number;
  readonly url: string;
}

/** The export of these addresses, each file with its compressed form beside it: links to the very objects of the edition. */
export async function exportCompressed(folder: string, out: string, paths: readonly string[]): Promise<void> {
  const edition = await openEdition(folder);
  for (const at of paths) {
    const entry = edition.find(at);
    if (entry === null) throw new Error(`the edition does not have ${at}`);
    const file = path.join(out, fileOfPath(at));
    mkdirSync(path.dirname(file), { recursive: true });
    linkSync(edition.objectFile(entry.digest, 'identity'), file);
    linkSync(edition.objectFile(entry.digest, 'gzip'), `${file}.gz`);
  }
}

/** As fast as it goes: one worker, nothing logged, compressed before, open files and what is known of them kept. */
export async function startNginx(root: string, core: number): Promise<Server> {
  const folder = path.join(path.dirname(root), 'nginx');
  mkdirSync(folder);
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, nginxConfiguration({ root, folder, port }));
  return await start([toolPath('nginx'), '-p', folder, '-e', path.join(folder, 'error.log'), '-c', file], core, port);
}

function nginxConfiguration({ root, folder, port }: { root: string; folder: string; port: number }): string {
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    daemon off;
    # Who runs the bench owns the files.
    user ${userInfo().username};
    worker_processes 1;
    worker_rlimit_nofile 400000;
    pid ${folder}/nginx.pid;
    events { worker_connections 4096; }
    http {
      ${kept.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n      ')}
      types { text/html html; }
      charset utf-8;
      access_log off;
      sendfile on;
      tcp_nopush on;
      keepalive_timeout 65;
      keepalive_requests 1000000000;
      open_file_cache max=400000 inactive=600s;
      open_file_cache_valid 600s;
      open_file_cache_min_uses 1;
      gzip_static on;
      gzip_vary on;
      server {
        listen 127.0.0.1:${port};
        root ${root};
        # No slower than "index", which redirects within.
        location / { try_files \${uri}index.html =404; }
      }
    }
`;
}

/** What Node's own server reaches with nothing to decide. */
export async function startBareNode(root: string, paths: string, core: number): Promise<Server> {
  const port = await freePort();
  const script = path.join(import.meta.dirname, 'bare-node.ts');
  return await start([process.execPath, script, root, paths, String(port)], core, port);
}

async function start(command: readonly string[], core: number, port: number): Promise<Server> {
  const [taskset, ...pinned] = onCore(core);
  const child = spawn(taskset, [...pinned, ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`it did not start: ${command.join(' ')}`);
    await after(100);
  }
  return {
    pid: child.pid ?? 0,
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    () => true,
    () => false,
  );
}
