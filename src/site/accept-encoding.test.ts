import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptedEncodings } from './accept-encoding.ts';

/** RFC 9110, 12.5.3: the header, and our codings that it takes, best first. */
const TABLE: [string | undefined, string][] = [
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br gzip identity'],
  ['gzip, deflate', 'gzip identity'],
  ['compress, gzip', 'gzip identity'],
  ['*', 'br gzip identity'],
  ['compress;q=0.5, gzip;q=1.0', 'gzip identity'],
  ['gzip;q=1.0, identity; q=0.5, *;q=0', 'gzip identity'],
  ['identity;q=1, br;q=0.9, gzip;q=0.95', 'identity gzip br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip br identity'],
  ['br;q=0', 'identity'],
  ['br;q=0, *', 'gzip identity'],
  ['identity;q=0', ''],
  ['*;q=0', ''],
  ['gzip, *;q=0', 'gzip'],
  ['gzip, identity;q=0', 'gzip'],
  ['*;q=0, identity', 'identity'],
  ['*;q=0.5, br;q=0', 'gzip identity'],
  ['X-GZIP', 'gzip identity'],
  ['BR ; Q=0.001', 'br identity'],
  ['gzip;q=1.001', 'identity'],
  ['gzip;q=0.1234', 'identity'],
  ['gzip;level=9', 'identity'],
  [', ,gzip,', 'gzip identity'],
  ['br\u0000', 'identity'],
];

test('the codings a client takes, best first', () => {
  for (const [header, expected] of TABLE) assert.equal(acceptedEncodings(header).join(' '), expected, header);
});
