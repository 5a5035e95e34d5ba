import { openStore, type StorePlace } from '../open-store.ts';
import { AT } from './samples.ts';

/**
 * A process that commits until it is killed: `node committing-child.ts PLACE PREFIX`. Each transaction queues two
 * subjects, and is named on standard output only when it has been acknowledged.
 */
const [, , place = '', prefix = ''] = process.argv;
const store = await openStore(JSON.parse(place) as StorePlace);
process.stdout.write('open\n');
for (let count = 0; ; count += 1) {
  await store.transact(async ({ write }) => {
    await write.editions.queue(`${prefix}-${count}-one`, AT);
    await write.editions.queue(`${prefix}-${count}-two`, AT);
  });
  process.stdout.write(`${prefix}-${count}\n`);
}
