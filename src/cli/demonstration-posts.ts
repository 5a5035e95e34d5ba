import path from 'node:path';
import { marked } from 'marked';
import { z } from 'zod';
import { commandLine } from '../newsroom/api/actor.ts';
import { pictureFrom } from '../newsroom/api/importing-story.ts';
import { writeSubject } from '../newsroom/api/subject.ts';
import type { Program } from '../program.ts';
import { parseBody } from '../story/body-html.ts';
import type { Body } from '../story/body.ts';
import type { StoryId } from '../story/story.ts';
import { readJson } from './init.ts';

const textSchema = z.object({
  headline: z.string(),
  /** Markdown. */
  body: z.string(),
  alt: z.string().default(''),
  caption: z.string().default(''),
  credit: z.string().default(''),
});

/** The posts of one live blog, which stands in several services: the texts by service. */
const postsSchema = z.object({
  /** Slugs. */
  stories: z.record(z.string(), z.string()),
  posts: z.array(
    z.object({
      at: z.iso.datetime({ offset: true }),
      /** When it was edited, if it was. */
      changed: z.iso.datetime({ offset: true }).optional(),
      people: z.array(z.string()).default([]),
      key: z.boolean().default(false),
      pinned: z.boolean().default(false),
      /** A file beside the others. */
      image: z.string().optional(),
      text: z.record(z.string(), textSchema),
    }),
  ),
});

type DatedPost = z.infer<typeof postsSchema>['posts'][number];

/** Writes the posts of the demonstration's live blogs with the times they have there; whoever calls presses. */
export async function bringPosts(program: Program, folder: string): Promise<void> {
  const { stories, posts } = postsSchema.parse(await readJson(path.join(folder, 'posts.json')));
  for (const [service, slug] of Object.entries(stories)) {
    const story = await program.store.read.stories.bySlug(service, slug);
    // A start that was killed while it filled the home has left some.
    if (story === null || (await program.store.read.posts.given(story)) > 0) continue;
    for (const post of posts) await bringPost(program, { story, service, post, folder });
    await program.store.transact(({ write }) =>
      write.editions.queue(
        writeSubject({ kind: 'posts', id: story, number: null, images: [], recordings: [] }),
        program.newsroom.clock(),
      ),
    );
  }
}

async function bringPost(
  program: Program,
  { story, service, post, folder }: { story: StoryId; service: string; post: DatedPost; folder: string },
): Promise<void> {
  const text = post.text[service];
  if (text === undefined) return;
  const body = [
    ...parseBody(marked.parse(text.body, { async: false })).body,
    ...(await pictureOf(program, post, text, folder)),
  ];
  const { key, pinned, people } = post;
  const content = { headline: text.headline, body, bylines: people.map((person) => ({ person })), key, pinned };
  await program.store.transact(async ({ write }) => {
    const { number } = await write.posts.add({ story, content, at: new Date(post.at), account: null });
    if (post.changed !== undefined)
      await write.posts.edit({ story, number, version: 1 }, content, new Date(post.changed));
  });
}

async function pictureOf(
  { newsroom }: Program,
  { image: name }: DatedPost,
  { alt, caption, credit }: z.infer<typeof textSchema>,
  folder: string,
): Promise<Body> {
  if (name === undefined) return [];
  const use = { alt, caption, credit };
  const image = await pictureFrom(newsroom, commandLine, { file: path.join(folder, 'pictures', name), ...use });
  return [{ type: 'image', use: { image, ...use } }];
}
