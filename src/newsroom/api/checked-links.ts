import { domainToUnicode } from 'node:url';
import { SECOND } from '../../base/clock.ts';
import { Refusal } from '../../base/refusal.ts';
import { linksOf } from '../../story/body-links.ts';
import { doubtsOf, withoutTracking, type LinkDoubt } from '../../story/link-doubts.ts';
import type { StoryId } from '../../story/story.ts';
import { requireRight, type Actor } from './actor.ts';
import type { LinkAnswer } from './link-asker.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { newsroomLink, ownLink, type OwnLink } from './own-links.ts';
import { readAhead } from './read-ahead.ts';
import { storyAtHand } from './story-at-hand.ts';

/** A link of a story's body, as it is written there. */
export interface CheckedLink {
  readonly href: string;
  /** To the publication's own address, to the newsroom itself, or to somebody else. */
  readonly whose: 'own' | 'newsroom' | 'other';
  readonly doubts: readonly LinkDoubt[];
  /** Without what follows readers; null when it carries nothing of that. */
  readonly clean: string | null;
  readonly found: OwnLink | LinkAnswer;
}

/** Asked at once, in one request, and in how long. */
const AT_ONCE = 4;
const MOST = 60;
const LONGEST = 30 * SECOND;
/** Requests that ask at one time: more would make the newsroom a tool to press others with. */
const ASKING = 3;

const UNASKED: LinkAnswer = { state: 'not-asked', why: 'limit' };

/** The links of a story as it is saved, each once, with what can be known without asking anybody. */
export async function readLinks(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<readonly CheckedLink[]> {
  requireRight(actor, 'read');
  const { origin } = await publicationOf(newsroom);
  const { content } = await storyAtHand(newsroom.store.read, id);
  const links: CheckedLink[] = [];
  for (const href of linksOf(content.body)) {
    // A place in the same page, an e-mail address and a telephone are nobody's page.
    if (/^(#|mailto:|tel:)/i.test(href) || !URL.canParse(href, origin)) continue;
    links.push(await formOf(newsroom, href, new URL(href, origin)));
  }
  return links;
}

async function formOf(newsroom: Newsroom, href: string, url: URL): Promise<CheckedLink> {
  const { origin } = await publicationOf(newsroom);
  const clean = withoutTracking(href);
  if (isAt(url, [newsroom.address(), newsroom.localAddress()]) && !isAt(url, [origin]))
    return { href, whose: 'newsroom', doubts: [], clean, found: await newsroomLink(newsroom, url) };
  if (href.startsWith('/') || isAt(url, [origin]))
    return { href, whose: 'own', doubts: [], clean, found: await ownLink(newsroom, url) };
  const doubts = doubtsOf(href, domainToUnicode(url.hostname) || url.hostname);
  return { href, whose: 'other', doubts, clean, found: UNASKED };
}

function isAt(url: URL, addresses: readonly string[]): boolean {
  return addresses.some((address) => URL.canParse(address) && bareHost(new URL(address)) === bareHost(url));
}

function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

/** How many requests ask just now, of each newsroom of this process. */
const asking = new WeakMap<Newsroom, number>();

/**
 * The same, with those to others asked for. They learn this server's address and the moment; nothing of it is kept.
 * @throws Refusal 'too-many' while others ask
 */
export async function askLinks(
  newsroom: Newsroom,
  actor: Actor,
  { id, signal }: { id: StoryId; signal: AbortSignal },
): Promise<readonly CheckedLink[]> {
  requireRight(actor, 'write');
  const links = await readLinks(newsroom, actor, id);
  const now = asking.get(newsroom) ?? 0;
  if (now >= ASKING)
    throw new Refusal('too-many', 'Links of other stories are being checked: try again in a moment.', {
      code: 'links-busy',
      members: { retryAfter: 10 },
    });
  asking.set(newsroom, now + 1);
  try {
    return await answersOf(newsroom, links, AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]));
  } finally {
    asking.set(newsroom, (asking.get(newsroom) ?? 1) - 1);
  }
}

async function answersOf(
  { links: asker }: Newsroom,
  links: readonly CheckedLink[],
  signal: AbortSignal,
): Promise<readonly CheckedLink[]> {
  const others = links.filter(({ whose }) => whose === 'other').slice(0, MOST);
  const answers = new Map<CheckedLink, LinkAnswer>();
  for await (const { item, made } of readAhead(others, AT_ONCE, ({ href }) => asker.ask(href, signal)))
    if (made.status === 'fulfilled') answers.set(item, made.value);
  return links.map((link) => ({ ...link, found: answers.get(link) ?? link.found }));
}
