import { statfs } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Damage } from '../edition/edition.ts';
import { checkAuditOf } from '../newsroom/api/audit.ts';
import { damagedEditions } from '../newsroom/api/mended-edition.ts';
import type { Program } from '../program.ts';
import { explainedDamage } from '../store/damaged-page.ts';
import type { StoreCommand } from './command.ts';
import { examineHead, examineKeys } from './examine-keys.ts';
import { say, type Finding } from './finding.ts';
import { mendEdition } from './mend-edition.ts';

type Examination = (program: Program) => Promise<Finding>;

/** In the order in which an operator would ask. */
const examinations: readonly Examination[] = [
  examineStore,
  examineAudit,
  examineQueue,
  examineJobs,
  examineEdition,
  examineKeys,
  examineHead,
  examineAside,
  examinePictures,
  examineRecordings,
  examineDisk,
  examineAddress,
  examineClock,
];

export const doctor: StoreCommand = {
  usage: 'doctor [--url URL]',
  summary:
    'Looks at the home, or with --url at a site as its readers meet it, and says what is wrong and what to do about it.',
  onEmptyHome: false,
  async run(program, args, terminal) {
    parseArgs({ args: [...args], options: {} });
    let ill = 0;
    for (const examine of examinations) ill += say(await examined(program, examine), terminal);
    return ill > 0 ? 1 : 0;
  },
};

/** What cannot be looked at because the database is damaged does not keep the rest from being looked at. */
async function examined(program: Program, examine: Examination): Promise<Finding> {
  try {
    return await examine(program);
  } catch (error) {
    const advice = explainedDamage(error);
    if (advice === null) throw error;
    return { what: 'the store', advice };
  }
}

async function examineStore({ store }: Program): Promise<Finding> {
  const stories = await store.read.desk.list({ limit: 1 });
  const accounts = await store.read.accounts.accounts();
  // Every row once: a page of the database that cannot be read is found here, not by whoever needs it.
  for await (const { table } of store.dump()) void table;
  const what = `the store answers (${store.engine}); ${stories.length === 0 ? 'no story yet' : 'there are stories'}`;
  const advice = accounts.length === 0 ? 'nobody can sign in yet: open the link that picket start prints' : null;
  return { what, advice };
}

async function examineAudit({ store }: Program): Promise<Finding> {
  const { entries, broken } = await checkAuditOf(store);
  return {
    what: broken === null ? `the audit log is whole (${entries} acts)` : `the audit log is broken at act ${broken}`,
    advice:
      broken === null
        ? null
        : 'somebody changed the database past the program: ask who can reach it, and compare with a backup from before',
  };
}

async function examineQueue({ store, newsroom }: Program): Promise<Finding> {
  const before = await store.read.editions.pending();
  if (before.length === 0) return { what: 'nothing waits to be pressed', advice: null };
  await newsroom.presser.press();
  // Acts go on meanwhile: those that came behind are pressed by whoever did them.
  const ids = new Set(before.map(({ id }) => id));
  const left = (await store.read.editions.pending()).filter(({ id }) => ids.has(id)).length;
  return {
    what: `${before.length} acts waited to be pressed`,
    advice: left === 0 ? null : `${left} still wait: see the log for the reason`,
  };
}

async function examineJobs({ store }: Program): Promise<Finding> {
  const failing = await store.read.jobs.failing();
  if (failing.length === 0) return { what: 'nothing that is done by and by has failed', advice: null };
  const named = failing.slice(0, 3).map(({ kind, subject, attempts, failure }) => {
    const times = attempts === 1 ? 'once' : `${attempts} times`;
    return `${kind} ${subject} ${times}: ${failure ?? 'no reason is known'}`;
  });
  return {
    what: `${failing.length} jobs have failed`,
    advice: `they are tried again at least once a day, and hold up nothing else (${named.join(' · ')})`,
  };
}

async function examineEdition(program: Program): Promise<Finding> {
  const head = program.edition.head();
  if (head === null) return { what: 'there is no edition', advice: 'start Picket: it presses one' };
  const { found, left } = await mendEdition(program);
  const what = `edition ${head.seq} of ${head.at.toISOString()}`;
  if (found.length === 0) return { what, advice: null };
  if (left.length === 0)
    return { what: `${what}: ${named(found)} were missing or damaged and are made again`, advice: null };
  return { what, advice: `${named(left)} are missing or damaged: restore the folder “blobs” from a backup` };
}

/** How many files, and some of the addresses that suffer. */
function named(damage: readonly Damage[]): string {
  const paths = damage.flatMap((each) => each.paths).slice(0, 5);
  return [`${damage.length} files`, ...(paths.length > 0 ? [`(${paths.join(' ')})`] : [])].join(' ');
}

async function examineAside({ configuration }: Program): Promise<Finding> {
  const kept = await damagedEditions(configuration.home);
  if (kept.length === 0) return { what: 'no damaged edition was put aside', advice: null };
  return { what: `damaged editions were put aside and may be deleted: ${kept.join(' ')}`, advice: null };
}

async function examinePictures({ store, newsroom }: Program): Promise<Finding> {
  const lost: string[] = [];
  let count = 0;
  for (const { id, renditions, originalDigest } of await store.read.images.all()) {
    count += 1;
    const digests = [originalDigest, ...renditions.map(({ digest }) => digest)];
    const there = await Promise.all(digests.map((digest) => newsroom.blobs.has(digest)));
    if (there.includes(false)) lost.push(id);
  }
  const advice =
    lost.length === 0
      ? null
      : `${lost.length} have lost files (${lost.slice(0, 3).join(' ')}): restore the folder “blobs” from a backup`;
  return { what: `${count} pictures in the library`, advice };
}

async function examineRecordings({ store, newsroom }: Program): Promise<Finding> {
  const digests = await store.read.recordings.digests();
  const there = await Promise.all(digests.map((digest) => newsroom.blobs.has(digest)));
  const lost = there.filter((found) => !found).length;
  return {
    what: `${digests.length} recordings and captions`,
    advice: lost === 0 ? null : `${lost} are lost: restore the folder “blobs” from a backup`,
  };
}

async function examineDisk({ configuration }: Program): Promise<Finding> {
  const { bavail, bsize } = await statfs(configuration.home);
  const free = Math.floor((bavail * bsize) / 1e6);
  return {
    what: `${free} MB free on the disk`,
    advice: free < 500 ? 'make room: below that a backup or a large import may fail' : null,
  };
}

async function examineAddress({ store }: Program): Promise<Finding> {
  const origin = (await store.read.publication.publication())?.origin ?? '';
  const { hostname, protocol } = URL.canParse(origin) ? new URL(origin) : { hostname: '', protocol: '' };
  const what = `the publication’s own address is ${origin || 'not known'}`;
  if (/^(localhost|127\.|\[::1\])/.test(hostname))
    return { what: `${what}, for this machine only: set PUBLIC_URL before readers come`, advice: null };
  return {
    what,
    advice:
      protocol === 'http:' && !hostname.endsWith('.onion')
        ? 'without https the line sees what is read: put a server with https in front'
        : null,
  };
}

async function examineClock({ store, newsroom }: Program): Promise<Finding> {
  const last = (await store.read.editions.latest())?.at ?? new Date(0);
  const advice =
    newsroom.clock() < last ? `it is behind the last edition (${last.toISOString()}): set the clock right` : null;
  return { what: 'the clock', advice };
}
