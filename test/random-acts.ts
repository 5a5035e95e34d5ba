/** Whatever acts come in whatever order, and whatever time passes: what each pressed by itself is what pressing everything makes. */
import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { Refusal } from '../src/base/refusal.ts';
import { HOUR, MINUTE } from '../src/base/clock.ts';
import { PictureProcess } from '../src/media/picture-process.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { startBreaking } from '../src/newsroom/api/breaking.ts';
import { fillFront } from '../src/newsroom/api/fronts.ts';
import { runJobs } from '../src/newsroom/api/jobs.ts';
import { pictureJobs } from '../src/newsroom/api/picture-jobs.ts';
import { editPost, removePost, setCoverage, writePost } from '../src/newsroom/api/posts.ts';
import { changePublication, readPublication } from '../src/newsroom/api/publication-acts.ts';
import { correctStory, publishStory, unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { addRecording, receiveRecording } from '../src/newsroom/api/recordings.ts';
import { createStory, type StoryChange } from '../src/newsroom/api/stories.ts';
import { putStoryline, removeStoryline } from '../src/newsroom/api/storylines.ts';
import { turnTimetable } from '../src/newsroom/api/timetable.ts';
import type { Program } from '../src/program.ts';
import type { Block, Body } from '../src/story/body.ts';
import type { ImageId } from '../src/story/image.ts';
import type { RecordingId } from '../src/story/recording.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, draftOf, picture, republish, save, TestClock } from './stories.ts';

const STORIES = [
  { slug: 'first', service: 'kk', kind: 'article', topics: ['Қоғам'] },
  { slug: 'second', service: 'kk', kind: 'article', topics: ['Спорт'] },
  { slug: 'third', service: 'en', kind: 'article', topics: ['Sport'] },
  { slug: 'live', service: 'kk', kind: 'live-blog', topics: ['Қоғам'] },
  { slug: 'about', service: 'kk', kind: 'page', topics: [] },
] as const;

const TAGGED = path.join(import.meta.dirname, '../src/media/testing/tagged.mp3');

/** What the acts are made of. */
interface Things {
  readonly program: Program;
  readonly process: PictureProcess;
  readonly stories: readonly StoryId[];
  readonly images: readonly ImageId[];
  readonly recording: RecordingId;
}

interface Step {
  readonly act: (typeof ACTS)[number]['name'];
  readonly story: number;
  /** Which picture, which words, which place: each act takes what it needs of it. */
  readonly number: number;
  /** How long nothing happened before it. */
  readonly hours: number;
}

const ACTS = [
  { name: 'publish', weight: 6, run: ({ program: { newsroom } }, id) => publishStory(newsroom, commandLine, { id }) },
  { name: 'change', weight: 8, run: ({ program, ...of }, id, number) => republish(program, id, changeOf(of, number)) },
  { name: 'save', weight: 2, run: ({ program, ...of }, id, number) => save(program, id, changeOf(of, number)) },
  { name: 'unpublish', weight: 3, run: ({ program: { newsroom } }, id) => unpublishStory(newsroom, commandLine, id) },
  {
    name: 'withdraw',
    weight: 1,
    run: ({ program: { newsroom } }, id) => withdrawStory(newsroom, commandLine, { id, reason: 'Қате.' }),
  },
  {
    name: 'correct',
    weight: 1,
    run: ({ program: { newsroom } }, id, number) => correctStory(newsroom, commandLine, { id, text: `${number}` }),
  },
  {
    name: 'post',
    weight: 5,
    run: (of, _, number) => {
      const content = { headline: `${number}`, body: bodyOf(of, number), bylines: [], key: number > 5, pinned: false };
      return writePost(of.program.newsroom, commandLine, { story: liveBlog(of), content });
    },
  },
  {
    name: 'edit post',
    weight: 3,
    run: async (of, _, number) => {
      const posts = await of.program.store.read.posts.of(liveBlog(of));
      const post = posts[number % Math.max(1, posts.length)];
      if (post === undefined) return;
      const change = { body: bodyOf(of, number + 1), pinned: number % 2 === 0 };
      const edit = { story: liveBlog(of), number: post.number, expected: post.version, change };
      await editPost(of.program.newsroom, commandLine, edit);
    },
  },
  {
    name: 'remove post',
    weight: 2,
    run: (of, _, number) =>
      removePost(of.program.newsroom, commandLine, { story: liveBlog(of), number: (number % 3) + 1 }),
  },
  {
    name: 'coverage',
    weight: 2,
    run: (of, _, number) =>
      setCoverage(of.program.newsroom, commandLine, { story: liveBlog(of), ended: number % 2 === 0 }),
  },
  {
    name: 'front',
    weight: 3,
    run: ({ program: { newsroom } }, story, number) => {
      const places = [...Array.from({ length: number % 3 }, () => null), { story, until: null }];
      return fillFront(newsroom, commandLine, { service: 'kk', places });
    },
  },
  {
    name: 'storyline',
    weight: 3,
    run: ({ program: { newsroom } }, _, number) => putStoryline(newsroom, commandLine, storylineOf(number)),
  },
  {
    name: 'remove storyline',
    weight: 1,
    run: ({ program: { newsroom } }) => removeStoryline(newsroom, commandLine, 'promise'),
  },
  {
    name: 'breaking',
    weight: 1,
    run: ({ program: { newsroom } }, story, number) =>
      startBreaking(newsroom, commandLine, { service: 'kk', text: `Шұғыл ${number}`, story, until: null }),
  },
  {
    name: 'settings',
    weight: 1,
    run: async ({ program: { newsroom } }, _, number) => {
      const before = await readPublication(newsroom, commandLine);
      const services = before.services.map((service) => ({ ...service, title: `Ат ${number}` }));
      await changePublication(newsroom, commandLine, { ...before, services });
    },
  },
  {
    name: 'everything',
    weight: 1,
    run: ({ program: { newsroom } }) => newsroom.presser.pressWhole(),
  },
  {
    name: 'jobs',
    weight: 5,
    run: ({ program: { newsroom }, process }) =>
      runJobs(newsroom, pictureJobs({ newsroom, process }), {
        signal: new AbortController().signal,
        onFault: (error) => {
          throw error;
        },
      }),
  },
] as const satisfies readonly {
  name: string;
  weight: number;
  run: (things: Things, story: StoryId, number: number) => Promise<unknown>;
}[];

function stepsUpTo(most: number): fc.Arbitrary<Step[]> {
  const step = fc.record<Step>({
    act: fc.oneof(...ACTS.map(({ name, weight }) => ({ arbitrary: fc.constant(name), weight }))),
    story: fc.nat(STORIES.length - 1),
    number: fc.nat(9),
    // Mostly acts follow one another; now and then what is news grows old between two.
    hours: fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.nat(50), weight: 1 }),
  });
  return fc.array(step, { minLength: Math.ceil(most / 5), maxLength: most, size: 'max' });
}

function liveBlog({ stories }: Pick<Things, 'stories'>): StoryId {
  const id = stories[3];
  assert.ok(id);
  return id;
}

function storylineOf(number: number): unknown {
  const pledge = { who: { kk: 'Әкім' }, what: { kk: `Көпір ${number}` }, on: '2026-01-01', state: 'open' };
  return { slug: 'promise', title: { kk: `Уәде ${number % 3}` }, pledges: number > 4 ? [pledge] : [] };
}

function changeOf(of: Omit<Things, 'program'>, number: number): StoryChange {
  const [slug, headline] = [`slug-${number % 4}`, `Тақырып ${number}`];
  const changes: readonly StoryChange[] = [
    { slug },
    { headline, topics: ['Қоғам', 'Спорт'] },
    { body: bodyOf(of, number), slug },
    { storyline: 'promise' },
    { storyline: null, topics: [] },
    { leadImage: usedOf(of, number) },
    { leadImage: null, body: bodyOf(of, number) },
    { leadImage: usedOf(of, number), body: bodyOf(of, number + 1), headline },
    { bylines: [{ person: 'aizhan-serik' }] },
    { body: bodyOf(of, number) },
  ];
  return changes[number] ?? {};
}

function usedOf({ images }: Pick<Things, 'images'>, number: number): NonNullable<StoryChange['leadImage']> {
  const image = images[number % images.length];
  assert.ok(image);
  return { image, alt: 'Алаң', caption: '', credit: '' };
}

function bodyOf(of: Pick<Things, 'images' | 'recording'>, number: number): Body {
  const words: Block = { type: 'paragraph', content: [{ type: 'text', text: `Мәтін ${number}.` }] };
  const playing: Block = {
    type: 'recording',
    use: {
      recording: of.recording,
      kind: 'audio',
      caption: 'Қоңырау',
      credit: '',
      poster: null,
      captions: [],
      transcript: [words],
      noTranscript: '',
    },
  };
  const more: readonly Body[] = [[], [{ type: 'image', use: usedOf(of, number) }], [playing]];
  return [words, ...(more[number % more.length] ?? [])];
}

async function thingsOf(program: Program, process: PictureProcess): Promise<Things> {
  const images = [(await picture(program)).id, (await picture(program)).id];
  const incoming = await receiveRecording(program.newsroom, commandLine);
  await copyFile(TAGGED, incoming.file);
  const { id: recording } = await addRecording(program.newsroom, commandLine, { incoming, declaredType: 'audio/mpeg' });
  await putStoryline(program.newsroom, commandLine, storylineOf(0));
  const stories = [];
  for (const { topics, ...story } of STORIES) {
    const translationOf = story.slug === 'third' ? (stories[0] ?? null) : null;
    const draft = draftOf({ ...story, topics: [...topics], translationOf });
    stories.push((await createStory(program.newsroom, commandLine, draft)).id);
  }
  return { program, process, stories, images, recording };
}

/** An act that the rules refuse changes nothing, and that is checked with the rest. */
async function take(things: Things, { act, story, number }: Step): Promise<void> {
  const id = things.stories[story];
  assert.ok(id);
  try {
    await ACTS.find(({ name }) => name === act)?.run(things, id, number);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Homes in which random acts are taken, and how many in each. Prints the seed of what failed. Returns how many acts were taken. */
export async function takeRandomActs({ homes, most }: { homes: number; most: number }): Promise<number> {
  await using process = new PictureProcess();
  let acts = 0;
  const property = fc.asyncProperty(stepsUpTo(most), async (taken) => {
    const clock = new TestClock('2026-11-22T08:00:00Z');
    await using program = await openTestHome({ clock: clock.read });
    const things = await thingsOf(program, process);
    let after = clock.read();
    for (const step of taken) {
      clock.pass(step.hours * HOUR + MINUTE);
      after = await turnTimetable(program.newsroom, { after });
      await take(things, step);
      acts += 1;
    }
    await assertNothingStale(program);
  });
  await fc.assert(property, { numRuns: homes, endOnFailure: true });
  return acts;
}
