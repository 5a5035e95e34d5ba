/** `PICKET_KILLS=100 npm run test:long -- test/long/killed-commands.test.ts`: so many kills of each command on each engine. */
import { test } from 'node:test';
import { killWhileImporting, killWhilePressing, killWhileRestoring } from '../killing-commands.ts';
import { ENGINES } from '../killing.ts';

const KILLS = Number(process.env['PICKET_KILLS'] ?? 10);

for (const { name, skip, place } of ENGINES)
  for (const killing of [killWhileImporting, killWhilePressing, killWhileRestoring])
    test(`${killing.name}: nothing is lost in ${KILLS} kills, ${name}`, { skip }, async (context) => {
      context.diagnostic(JSON.stringify(await killing(place, KILLS)));
    });
