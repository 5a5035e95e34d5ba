/** How long the whole site takes to be pressed again, and one changed story: Picket, and Hugo on the same stories. */
import { appendFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { openEdition } from '../src/edition/open-edition.ts';
import type { BenchHome } from './home.ts';
import { buildWithHugo, writeHugoSite } from './hugo.ts';
import { read, startOn, type Newsroom, type Starting } from './picket.ts';
import { count, median, progress, seconds, type Row } from './report.ts';

const TIMES = 3;

export async function benchPress(at: BenchHome, starting: Starting): Promise<Row[]> {
  const stories = at.count;
  const pressed = await pressOften(at, starting);
  const note = `of ${TIMES}: ${pressed.map(seconds).join(' ')}; every page changed, with its br and gzip forms, fsynced, while the site is served`;
  const all = { what: 'whole site pressed again', stories, value: seconds(median(pressed)), note };
  const site = path.join(at.scratch, 'hugo');
  const { content, pages } = await hugoOften(at, site);
  const hugo = (what: string, times: readonly number[], how: string): Row => {
    const value = seconds(median(times));
    return { what, stories, value, note: `of ${times.length}: ${times.map(seconds).join(' ')}; ${how}` };
  };
  return [
    all,
    hugo('whole site built by Hugo', content.whole, `${count(pages)} pages; neither compressed nor fsynced`),
    hugo('one story changed, built by Hugo', content.changed, 'a build over the one before'),
    {
      what: 'whole site: Hugo ÷ picket',
      stories,
      value: (median(content.whole) / median(pressed)).toFixed(2),
      note: '',
    },
  ];
}

/** Milliseconds until readers have the new edition. */
async function pressOften(at: BenchHome, starting: Starting): Promise<number[]> {
  await using newsroom = await startOn(at, starting);
  // What a start has to look through comes first.
  await after(5000);
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    taken.push(await pressOnce(newsroom, at, time));
    progress(`pressed in ${seconds(taken.at(-1) ?? 0)}`);
    await after(3000);
  }
  return taken;
}

/** One more notice: it stands at the end of every page and on nobody's card, which would all be drawn anew. */
async function pressOnce({ ask, site }: Newsroom, { seeded }: BenchHome, time: number): Promise<number> {
  const document = (await ask('GET', '/api/publication')) as { notices: object[] };
  const title = `Notice ${time} of the bench`;
  const notice = { id: `bench-${time}`, title: { en: title }, text: { en: title }, more: { en: 'More' } };
  const pages = [seeded.stories.at(0), seeded.stories.at(-1)].map((story) => story?.path ?? '');
  const began = performance.now();
  const asked = ask('PUT', '/api/publication', { ...document, notices: [...document.notices, notice] });
  const shown = async (): Promise<boolean> => {
    const texts = await Promise.all(pages.map((page) => read(site, page)));
    return texts.every((text) => text?.includes(title));
  };
  while (!(await shown())) await after(50);
  const taken = performance.now() - began;
  await asked;
  return taken;
}

interface HugoTimes {
  readonly whole: number[];
  readonly changed: number[];
}

async function hugoOften(at: BenchHome, site: string): Promise<{ content: HugoTimes; pages: number }> {
  progress('writing the same stories for Hugo');
  const files = writeHugoSite({ site, stories: at.count, style: await styleOf(at) });
  const content: HugoTimes = { whole: [], changed: [] };
  let pages = 0;
  for (let time = 0; time < TIMES; time += 1) {
    rmSync(path.join(site, 'public'), { recursive: true, force: true });
    const whole = buildWithHugo(site);
    pages = whole.pages;
    content.whole.push(whole.milliseconds);
    appendFileSync(files[(time * 37) % files.length] ?? '', '\nOne more paragraph.\n');
    content.changed.push(buildWithHugo(site).milliseconds);
    progress(`Hugo: ${seconds(content.whole.at(-1) ?? 0)}, then ${seconds(content.changed.at(-1) ?? 0)}`);
  }
  return { content, pages };
}

/** What a story's page of ours carries, so that both write about as much. */
async function styleOf({ home, seeded }: BenchHome): Promise<string> {
  const edition = await openEdition(path.join(home, 'edition'));
  const entry = edition.find(seeded.stories[0]?.path ?? '');
  const page = entry === null ? '' : await readFile(edition.objectFile(entry.digest, 'identity'), 'utf8');
  return /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
}
