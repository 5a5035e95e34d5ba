import { statfs } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Program } from '../program.ts';
import type { StoreCommand } from './command.ts';
import { say, type Finding } from './finding.ts';

type Examination = (program: Program) => Promise<Finding>;

/** In the order in which an operator would ask. */
const examinations: readonly Examination[] = [
  examineStore,
  examineQueue,
  examineJobs,
  examineEdition,
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
    for (const examine of examinations) ill += say(await examine(program), terminal);
    return ill > 0 ? 1 : 0;
  },
};

async function examineStore({ store }: Program): Promise<Finding> {
  const stories = await store.read.stories.list({ limit: 1 });
  const accounts = await store.read.accounts.accounts();
  const what = `the store answers (${store.engine}); ${stories.length === 0 ? 'no story yet' : 'there are stories'}`;
  const advice = accounts.length === 0 ? 'nobody can sign in yet: open the link that picket start prints' : null;
  return { what, advice };
}

async function examineQueue({ store, newsroom }: Program): Promise<Finding> {
  const before = await store.read.editions.pending();
  if (before.length === 0) return { what: 'nothing waits to be pressed', advice: null };
  await newsroom.presser.press();
  const left = (await store.read.editions.pending()).length;
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

async function examineEdition({ edition }: Program): Promise<Finding> {
  const head = edition.head();
  if (head === null) return { what: 'there is no edition', advice: 'start Picket: it presses one' };
  const damage = await edition.check();
  const what = `edition ${head.seq} of ${head.at.toISOString()}`;
  const named = damage.flatMap(({ paths }) => paths).slice(0, 5);
  const advice =
    damage.length === 0
      ? null
      : `${damage.length} files are missing or damaged (${named.join(' ')}): stop Picket, move the folder “edition” aside and start again: it is pressed anew from the store`;
  return { what, advice };
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
