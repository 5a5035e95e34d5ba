import { test } from 'node:test';
import { takeRandomActs } from '../random-acts.ts';

/** Each home takes ten to fifty, so about ten thousand. */
const HOMES = Number(process.env['PICKET_HOMES'] ?? 340);

test('ten thousand random acts pressed one by one are what pressing everything makes', async (context) => {
  const acts = await takeRandomActs({ homes: HOMES, most: 50 });
  context.diagnostic(`${acts} acts in ${HOMES} homes`);
});
