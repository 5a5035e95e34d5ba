import { plainText } from '../story/body-text.ts';
import type { Coverage, Post } from '../story/live-blog.ts';
import type { PublicStory } from '../story/story.ts';
import { fragment, postTitle } from './post.ts';

/** How many posts machines are told of, and how many letters of each: readers pay for these bytes. */
const POSTS = 20;
const LETTERS = 300;

/** What a LiveBlogPosting of schema.org has besides what every article has. `posting` makes what posts and their story share. */
export function liveBlogData(story: PublicStory, coverage: Coverage, posting: (post: Post) => object): object {
  return {
    coverageStartTime: startOf(story, coverage).toISOString(),
    ...(coverage.ended && { coverageEndTime: coverage.ended.toISOString() }),
    liveBlogUpdate: coverage.posts.slice(0, POSTS).map((post) => ({
      '@type': 'BlogPosting',
      headline: postTitle(post),
      datePublished: post.at.toISOString(),
      dateModified: post.changed.toISOString(),
      ...posting(post),
      articleBody: plainText(post.body).replace(/\s+/g, ' ').slice(0, LETTERS),
    })),
  };
}

/** The address of a post, which holds on the main page for ever. */
export function postPath(story: PublicStory, post: Post): string {
  return `${story.path}#${fragment(post)}`;
}

/** Posts may have been written before the story was public. */
function startOf(story: PublicStory, { posts }: Coverage): Date {
  const first = posts.at(-1)?.at ?? story.firstPublished;
  return first < story.firstPublished ? first : story.firstPublished;
}
