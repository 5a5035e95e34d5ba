import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlainRequest } from './plain-request.ts';

const read = (text: string) => readPlainRequest(Buffer.from(text, 'latin1'));

test('what a browser and nginx send is plain', () => {
  const browser = [
    'GET /kk/2026/11/22/%D2%9B%D0%B0%D0%BB%D0%B0/?fbclid=1 HTTP/1.1',
    'Host: news.example',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Connection: keep-alive',
    'If-None-Match:  "abc" ',
    'Priority: u=0, i',
  ];
  assert.deepEqual(read(`${browser.join('\r\n')}\r\n\r\n`), {
    target: '/kk/2026/11/22/%D2%9B%D0%B0%D0%BB%D0%B0/?fbclid=1',
    acceptEncoding: 'gzip, deflate, br, zstd',
    ifNoneMatch: '"abc"',
  });
  assert.deepEqual(read('GET / HTTP/1.1\r\nHost: picket\r\n\r\n'), {
    target: '/',
    acceptEncoding: undefined,
    ifNoneMatch: undefined,
  });
});

test('what could be read in two ways is not', () => {
  const head = 'GET / HTTP/1.1\r\nHost: x\r\n';
  const others = {
    'half a request': head,
    'two requests': `${head}\r\n${head}\r\n`,
    'a request and a half': `${head}\r\nG`,
    'an empty line first': `\r\n${head}\r\n`,
    'another method': `HEAD / HTTP/1.1\r\nHost: x\r\n\r\n`,
    'an older version': `GET / HTTP/1.0\r\nHost: x\r\n\r\n`,
    'an absolute target': `GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n`,
    'a letter that no target has': `GET /\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n`,
    'no host': `GET / HTTP/1.1\r\nAccept: x\r\n\r\n`,
    'two hosts': `${head}host: y\r\n\r\n`,
    'a folded line': `${head}X: a\r\n b\r\n\r\n`,
    'a bare line feed': `${head}X: a\nY: b\r\n\r\n`,
    'a bare carriage return': `${head}X: a\rY: b\r\n\r\n`,
    'a space before the colon': `${head}Content-Length : 5\r\n\r\n`,
    'no colon': `${head}X\r\n\r\n`,
    'a null byte': `${head}X: \0\r\n\r\n`,
    'a body with a length': `${head}content-length: 5\r\n\r\n`,
    'no body with a length': `${head}Content-Length: 0\r\n\r\n`,
    'a body in parts': `${head}Transfer-Encoding: chunked\r\n\r\n`,
    'an end': `${head}Connection: close\r\n\r\n`,
    'another protocol': `${head}Connection: keep-alive\r\nUpgrade: h2c\r\n\r\n`,
    'a part': `${head}Range: bytes=0-1\r\n\r\n`,
    'two lists of encodings': `${head}Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n`,
    'many headers': `${head}${'A: b\r\n'.repeat(100)}\r\n`,
    'a long one': `${head}A: ${'b'.repeat(9000)}\r\n\r\n`,
  };
  for (const [name, text] of Object.entries(others)) assert.equal(read(text), null, name);
});
