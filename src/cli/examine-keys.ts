import { DAY } from '../base/clock.ts';
import type { Program } from '../program.ts';
import type { Finding } from './finding.ts';

/** Time enough to gather the people who hold the root's keys. */
const ROOT_SOON = 90 * DAY;

/** Whether this home can sign, until when that holds, and what a thief of this machine would have. */
export function examineKeys({ keys, newsroom }: Program): Promise<Finding> {
  const { root, held } = keys;
  const left = root.expires.getTime() - newsroom.clock().getTime();
  const where = held.has('root')
    ? 'the root key lies on this machine: who takes it can forge editions for good, until picket keys init gives the root to people'
    : 'the root is with people';
  const both =
    held.has('targets') && held.has('online')
      ? '; the keys of stories and of the head are both here: who takes them can forge stories until the root names others'
      : '';
  const clear = [...held.values()].some(({ sealed }) => !sealed)
    ? '; they lie here in the clear: KEYS_PASSPHRASE_FILE seals them'
    : '';
  return Promise.resolve({
    what: `keys: ${where}${both}${clear}`,
    advice:
      keys.keys === null
        ? 'editions are not signed: set KEYS_PASSPHRASE_FILE, or name other keys by picket keys rotate'
        : left < ROOT_SOON
          ? `the root holds until ${root.expires.toISOString().slice(0, 10)} only: sign another by picket keys rotate`
          : null,
  });
}

export function examineHead({ edition, newsroom }: Program): Promise<Finding> {
  const until = edition.signedUntil();
  const what = until === null ? 'the edition is not signed' : `the signed head holds until ${until.toISOString()}`;
  const isOver = until === null || until <= newsroom.clock();
  return Promise.resolve({
    what,
    advice: isOver && edition.head() !== null ? 'start Picket: it signs the head again' : null,
  });
}
