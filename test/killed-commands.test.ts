import { test } from 'node:test';
import { killWhileImporting, killWhilePressing, killWhileRestoring } from './killing-commands.ts';
import { ENGINES } from './killing.ts';

const place = ENGINES[0].place;

test('an import that was killed is brought to its end by the next, each story once', async () => {
  await killWhileImporting(place, 2);
});

test('a press of everything that was killed is ended by the next start', async () => {
  await killWhilePressing(place, 2);
});

test('a restore that was killed is done again, or was done', async () => {
  await killWhileRestoring(place, 2);
});
