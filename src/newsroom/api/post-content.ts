import { Refusal, type Fault } from '../../base/refusal.ts';
import { lineOf } from '../../story/body-leaves.ts';
import type { PostContent } from '../../story/live-blog.ts';
import type { Publication } from '../../story/publication.ts';
import { faultsBeforePublishing } from '../../story/rules.ts';
import type { StoryId } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import { bylineFaults, cleanBylines, imageFaults, recordingFaults } from './story-content.ts';

/** More than so many pinned posts push the news off a phone. */
const MOST_PINNED = 3;
/** Of a headline, in UTF-16 units. */
const LONGEST_HEADLINE = 300;

interface Checked {
  readonly publication: Publication;
  readonly story: StoryId;
  readonly content: PostContent;
  /** Null for a new post. */
  readonly number?: number;
}

/** The content as it will stand. @throws Refusal 'invalid' with every fault. */
export async function checkedContent(
  read: Readers,
  { publication, story, content, number }: Checked,
): Promise<PostContent> {
  const { body, bylines } = content;
  const headline = lineOf(content.headline);
  const faults: Fault[] = [
    ...bylineFaults(publication, bylines),
    ...(await imageFaults(read, { leadImage: null, body })),
    ...(await recordingFaults(read, body)),
    ...bodyFaults(headline, content),
  ];
  if (headline.length > LONGEST_HEADLINE)
    faults.push({ field: 'headline', detail: `Say it in ${LONGEST_HEADLINE} letters or fewer.` });
  if (content.pinned) {
    const pinned = (await read.posts.pinned(story)).filter((post) => post.number !== number);
    if (pinned.length >= MOST_PINNED)
      faults.push({
        field: 'pinned',
        code: 'pinned-full',
        values: { most: MOST_PINNED },
        detail: `${MOST_PINNED} posts are pinned: take one of them down first.`,
      });
  }
  if (faults.length > 0) throw new Refusal('invalid', 'The post cannot be saved like this.', { faults });
  return { ...content, headline, bylines: cleanBylines(bylines) };
}

/** A post is public as soon as it is written, so that its body must be fit for readers then. */
function bodyFaults(headline: string, { body }: PostContent): Fault[] {
  if (headline === '' && body.length === 0)
    return [{ field: 'body', code: 'post-missing', detail: 'Write at least a sentence.' }];
  const words = {
    headline: 'x',
    standfirst: 'x',
    place: '',
    bylines: [],
    topics: [],
    storyline: null,
    leadImage: null,
  };
  return faultsBeforePublishing({ ...words, body });
}
