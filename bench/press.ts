/** How long the whole site takes to be pressed again: Picket, and Hugo on the same stories, which it builds whole for one change too. */
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
  const pressed = await pressOften(at, starting);
  const { pages, style } = await lookAtEdition(at);
  const hugo = buildOften(at, style);
  const line = (what: string, times: readonly number[], how: string): Row => {
    const note = `of ${times.length}: ${times.map(seconds).join(' ')}; ${how}`;
    return { what, stories: at.count, value: seconds(median(times)), note };
  };
  const ratio = (median(hugo.whole) / median(pressed)).toFixed(2);
  const durable = `${count(pages)} pages, all of them changed, with brotli and gzip, durable, while the site is served`;
  return [
    line('whole site pressed again', pressed, durable),
    line('whole site built by Hugo', hugo.whole, `${count(hugo.pages)} pages, neither compressed nor durable`),
    line('one story changed, built by Hugo', hugo.changed, 'over the build before'),
    { what: 'whole site: Hugo ÷ picket', stories: at.count, value: ratio, note: 'above 1 Picket is the faster' },
  ];
}

/** Milliseconds until readers have the new edition. */
async function pressOften(at: BenchHome, starting: Starting): Promise<number[]> {
  await using newsroom = await startOn(at, starting);
  // What a start has to look through comes first.
  await after(5000);
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const each = await pressOnce(newsroom, at, time);
    progress(`pressed in ${seconds(each)}`);
    taken.push(each);
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
  const shown = async (): Promise<number> => {
    for (;;) {
      const texts = await Promise.all(pages.map((page) => read(site, page)));
      if (texts.every((text) => text?.includes(title))) return performance.now() - began;
      await after(50);
    }
  };
  const changed = ask('PUT', '/api/publication', { ...document, notices: [...document.notices, notice] });
  const [taken] = await Promise.all([shown(), changed]);
  return taken;
}

/** How many pages it has, and what a story's carries for a style, so that Hugo's are about as large. */
async function lookAtEdition({ home, seeded }: BenchHome): Promise<{ pages: number; style: string }> {
  const edition = await openEdition(path.join(home, 'edition'));
  const pages = Iterator.from(edition.entries())
    .filter(({ type }) => type.startsWith('text/html'))
    .toArray().length;
  const story = edition.find(seeded.stories[0]?.path ?? '');
  const html = story === null ? '' : await readFile(edition.objectFile(story.digest, 'identity'), 'utf8');
  return { pages, style: /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '' };
}

/** Milliseconds of each build: of the whole into an empty folder, and of a change to one story over that. */
function buildOften(
  { count: stories, scratch }: BenchHome,
  style: string,
): { whole: number[]; changed: number[]; pages: number } {
  progress('writing the same stories for Hugo');
  const site = path.join(scratch, 'hugo');
  const files = writeHugoSite({ site, stories, style });
  const built = { whole: [] as number[], changed: [] as number[], pages: 0 };
  for (let time = 0; time < TIMES; time += 1) {
    rmSync(path.join(site, 'public'), { recursive: true, force: true });
    const whole = buildWithHugo(site);
    appendFileSync(files[(time * 37) % files.length] ?? '', '\nOne more paragraph.\n');
    const changed = buildWithHugo(site);
    progress(`Hugo: ${seconds(whole.milliseconds)}, then ${seconds(changed.milliseconds)}`);
    built.whole.push(whole.milliseconds);
    built.changed.push(changed.milliseconds);
    built.pages = whole.pages;
  }
  return built;
}
