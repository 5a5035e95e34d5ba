import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPublicAddress } from './public-address.ts';

const INNER = `0.0.0.0 0.1.2.3 10.1.1.1 100.64.0.1 127.0.0.1 127.8.9.10 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1
  192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255
  :: ::1 ::7f00:1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:20::1
  2001:db8::1 2002:a00:1:: 3fff::1 4000::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1`;

test('what is not of the open internet is told', () => {
  for (const address of INNER.split(/\s+/)) assert.equal(isPublicAddress(address), false, address);
  for (const address of ['8.8.8.8', '172.32.0.1', '2a00:1450:4001:81b::200e', '::ffff:8.8.8.8'])
    assert.equal(isPublicAddress(address), true, address);
  for (const text of ['', 'localhost', '1.2.3.4.5', '8.8.8.8 ', 'http://8.8.8.8'])
    assert.equal(isPublicAddress(text), false);
});

test('an address of version 4 is judged the same inside one of version 6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      assert.equal(isPublicAddress(`::ffff:${address}`), isPublicAddress(address));
    }),
  );
});
