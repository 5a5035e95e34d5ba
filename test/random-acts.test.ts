import { test } from 'node:test';
import { takeRandomActs } from './random-acts.ts';

test('what every act pressed by itself is what pressing everything makes', async () => {
  await takeRandomActs({ homes: 4, most: 25 });
});
