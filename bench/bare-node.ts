/** `bare-node.ts ROOT PATHS PORT`: the compressed files of a list of addresses, from memory, by node:http and nothing else. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileOfPath } from '../src/edition/export-folder.ts';

const [root = '', paths = '', port = ''] = process.argv.slice(2);

const answers = new Map(
  readFileSync(paths, 'utf8')
    .trimEnd()
    .split('\n')
    .map((at) => {
      const body = readFileSync(`${path.join(root, fileOfPath(at))}.gz`);
      const headers = [
        'content-type',
        'text/html;charset=utf-8',
        'content-encoding',
        'gzip',
        'vary',
        'accept-encoding',
      ];
      return [at, { body, headers: [...headers, 'content-length', String(body.length)] }];
    }),
);

http
  .createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    response.writeHead(answer ? 200 : 404, answer?.headers);
    response.end(answer?.body);
  })
  .listen(Number(port), '127.0.0.1');
