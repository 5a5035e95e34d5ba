import { test } from 'node:test';

test('runs', () => {});
test('comes later', { todo: 'not today' }, () => {});
