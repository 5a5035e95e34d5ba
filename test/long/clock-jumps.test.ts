/** `PICKET_JUMPS=1000 npm run test:long -- test/long/clock-jumps.test.ts`: so many steps on each engine; PICKET_SEED repeats a run. */
import { test } from 'node:test';
import { jumpAround } from '../jumping.ts';
import { needs } from '../needs.ts';
import { freshDatabase } from '../postgres-server.ts';

const STEPS = Number(process.env['PICKET_JUMPS'] ?? 300);
const SEED = Number(process.env['PICKET_SEED'] ?? Date.now() % 1_000_000);

const ENGINES = [
  { name: 'embedded', skip: false, database: async () => null },
  { name: 'server', skip: needs.postgres(), database: freshDatabase },
] as const;

for (const { name, skip, database } of ENGINES) {
  test(`${STEPS} acts while the clock jumps, ${name}, seed ${SEED}`, { skip }, async (context) => {
    context.diagnostic(JSON.stringify(await jumpAround(await database(), { steps: STEPS, seed: SEED })));
  });
}
