/** How long readers wait for a story: from the call that publishes it until its address and the front page have it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { article, ORIGIN, randomFrom } from './content.ts';
import type { BenchHome } from './home.ts';
import { read, startOn, type Newsroom, type Starting } from './picket.ts';
import { count, median, milliseconds, progress, quantile, type Row } from './report.ts';
import { load } from './wrk.ts';

const READERS = 64;
const READERS_CORE = 1;
const TIMES = 60;
/** Changing takes a while longer to prepare: it shows the same with fewer. */
const CHANGES = 20;

export async function benchPublish(at: BenchHome, starting: Starting): Promise<Row[]> {
  await using newsroom = await startOn(at, starting);
  progress('publishing, idle');
  const idle = await many(TIMES, (number) => publishOne(newsroom, at, at.count + number));
  progress('changing old stories, idle');
  const changes = await many(CHANGES, (number) => changeOne(newsroom, at, number));
  progress(`publishing under ${READERS} readers`);
  const busy = await underReaders(newsroom, at);
  return [
    ...rowsOf(at, 'publish → readable, idle', idle),
    ...rowsOf(at, 'one old story changed → readable, idle', changes),
    ...busy,
  ];
}

async function underReaders(newsroom: Newsroom, at: BenchHome): Promise<Row[]> {
  const paths = path.join(at.scratch, 'read-while-publishing');
  writeFileSync(paths, at.seeded.stories.map((story) => `${story.path}\n`).join(''));
  const readers = load({ site: newsroom.site, paths, connections: READERS, seconds: 3600, core: READERS_CORE });
  const publishing = many(TIMES, (number) => publishOne(newsroom, at, at.count + TIMES + number));
  const times = await publishing.finally(() => readers.stop());
  const { perSecond, failures } = await readers.ended;
  const note = `wrk with ${READERS} connections on core ${READERS_CORE}; ${failures} failures`;
  const what = 'stories read while publishing';
  return [
    ...rowsOf(at, `publish → readable, ${READERS} readers`, times),
    { what, stories: at.count, value: `${count(perSecond)}/s`, note },
  ];
}

function rowsOf({ count: stories }: BenchHome, what: string, times: readonly number[]): Row[] {
  const note = `of ${times.length}; at most ${milliseconds(Math.max(...times))}`;
  return [
    { what: `${what}, p50`, stories, value: milliseconds(median(times)), note },
    { what: `${what}, p95`, stories, value: milliseconds(quantile(times, 0.95)), note },
  ];
}

/** With pauses of other lengths between them, so that nothing that comes after each falls in step with them. */
async function many(times: number, act: (number: number) => Promise<number>): Promise<number[]> {
  const random = randomFrom(times);
  const taken: number[] = [];
  for (let number = 0; number < times; number += 1) {
    await after(400 + random() * 400);
    taken.push(await act(number));
  }
  return taken;
}

async function publishOne(newsroom: Newsroom, { count: of, seeded }: BenchHome, number: number): Promise<number> {
  const { paragraphs, picture, person, service, headline, standfirst, place, topics } = article({
    number,
    of,
    service: 'kk',
  });
  const body = { html: paragraphs.map((text) => `<p>${text}</p>`).join('') };
  const leadImage = { image: seeded.images[picture], alt: headline, caption: standfirst, credit: 'Picket' };
  const story = { service, headline, standfirst, place, topics, body, leadImage, bylines: [{ person }] };
  const { id } = (await newsroom.ask('POST', '/api/stories', story)) as { id: string };
  return await readable(newsroom, {
    id,
    shows: (page, front, at) => front.includes(at) && page.includes(headline.slice(0, 20)),
  });
}

async function changeOne(newsroom: Newsroom, { seeded }: BenchHome, number: number): Promise<number> {
  const { id } = seeded.stories[(number * 37) % seeded.stories.length] ?? { id: '' };
  const before = (await newsroom.ask('GET', `/api/stories/${id}`)) as { revision: string; standfirst: string };
  const standfirst = `${number + 1}. ${before.standfirst}`;
  await newsroom.ask('PATCH', `/api/stories/${id}`, { standfirst }, { 'if-match': `"${before.revision}"` });
  return await readable(newsroom, { id, shows: (page) => page.includes(standfirst.slice(0, 40)) });
}

interface Published {
  readonly id: string;
  readonly shows: (page: string, front: string, at: string) => boolean;
}

/** Milliseconds from the call to publish it until readers have it, asked as fast as answers come. */
async function readable({ ask, site }: Newsroom, { id, shows }: Published): Promise<number> {
  const began = performance.now();
  const { url } = (await ask('POST', `/api/stories/${id}/publish`, {})) as { url: string };
  const at = url.replace(ORIGIN, '');
  while (performance.now() - began < 60_000) {
    const [page, front] = await Promise.all([read(site, at), read(site, `/${at.split('/')[1]}/`)]);
    if (page !== null && front !== null && shows(page, front, at)) return performance.now() - began;
  }
  throw new Error(`nobody could read ${url} within a minute`);
}
