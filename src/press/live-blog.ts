import { html, type Html } from '../base/html.ts';
import { formatNumber } from '../language/numbers.ts';
import { fill } from '../language/strings/site-strings.ts';
import { LISTED_POSTS, newestNumber, PART, partOf, partsApart, type Coverage, type Post } from '../story/live-blog.ts';
import type { Output } from '../story/output.ts';
import type { PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import type { BodyLook } from './body-look.ts';
import { printBody } from './body.ts';
import { printPage } from './page.ts';
import { dayKey, fragment, postTitle, printDay, printPost } from './post.ts';
import type { Setting } from './setting.ts';
import { everyBodyStyle } from './style-body.ts';
import { liveStyle } from './style-live.ts';
import { storyStyle } from './style-story.ts';
import { hour, moment, say, surfaceOf, type Surface } from './surface.ts';
import { pressTextPage } from './text.ts';

/**
 * What a live blog has after its summary: what is pinned, the key events, the newest posts and a line for every older one,
 * so that an address with a post's fragment holds whichever post it names. Null for other stories.
 */
export function printCoverage(story: PublicStory, look: BodyLook): Html | null {
  const { coverage } = story;
  if (coverage === null) return null;
  const { surface } = look;
  const { strings } = surface;
  const apart = partsApart(coverage.given) * PART;
  const recent = coverage.posts.filter(({ number }) => number > apart);
  const older = coverage.posts.filter(({ number }) => number <= apart);
  const own = look.mode === 'text' ? addresses.text(story.path) : story.path;
  return html`${printPinned(coverage, look)}${printKeyEvents(coverage, surface)}
    <section id="posts" class="posts" data-post="${newestNumber(coverage)}"${coverage.changed && html` data-changed="${coverage.changed.toISOString()}"`}>
      <h2>${say(surface, strings.live.posts)}</h2>
      <p class="refresh"><a href="${own}">${say(surface, strings.live.refresh)}</a></p>
      ${recent.length > 0 ? printDays(recent, look, true) : html`<p>${say(surface, strings.live.noPosts)}</p>`}
    </section>
    ${printOlder(story, older, look)}`;
}

function printPinned({ posts }: Coverage, look: BodyLook): Html | null {
  const pinned = posts.filter((post) => post.pinned);
  if (pinned.length === 0) return null;
  return html`<section class="pinned">
    <h2>${say(look.surface, look.surface.strings.live.pinned)}</h2>
    ${pinned.map((post) => printPost(post, look, { level: 3, dated: true }))}
  </section>`;
}

function printKeyEvents({ posts }: Coverage, surface: Surface): Html | null {
  const keys = posts.filter(({ key }) => key);
  if (keys.length === 0) return null;
  const items = keys.map(
    (post) =>
      html`<li><a href="#${fragment(post)}">${timeAmong(post, posts, surface)} <span>${postTitle(post)}</span></a></li>`,
  );
  return html`<section class="keys">
    <h2>${say(surface, surface.strings.live.keyEvents)}</h2>
    <ul class="plain">
      ${items}
    </ul>
  </section>`;
}

/** The hour alone while all is of one day. */
function timeAmong(post: Post, posts: readonly Post[], surface: Surface): Html {
  const days = new Set(posts.map(({ at }) => dayKey(at, surface)));
  return days.size > 1 ? moment(surface, post.at) : hour(surface, post.at);
}

/** Newest first under the days of the service's zone. `above`: whether what is pinned stands above, and here a line that leads to it. */
function printDays(posts: readonly Post[], look: BodyLook, above: boolean): Html[] {
  const { surface } = look;
  const days = Map.groupBy(posts, ({ at }) => dayKey(at, surface));
  return [...days.values()].map((those) => {
    const [first] = those;
    const printed = those.map((post) =>
      above && post.pinned ? printElsewhere(post, surface) : printPost(post, look, { level: 4, dated: false }),
    );
    return html`${first && printDay(first.at, surface)}${printed}`;
  });
}

function printElsewhere(post: Post, surface: Surface): Html {
  return html`<p class="elsewhere">
    <b class="at">${hour(surface, post.at)}</b>
    <span><a href="#${fragment(post)}">${postTitle(post)}</a> <span class="quiet">${say(surface, surface.strings.live.pinnedAbove)}</span></span>
  </p>`;
}

/** A line for each post that stands in a part of its own. */
function printOlder(story: PublicStory, older: readonly Post[], look: BodyLook): Html | null {
  if (older.length === 0) return null;
  const { surface } = look;
  const parts = Map.groupBy(older, ({ number }) => partOf(number));
  const lists = [...parts].map(([part, posts]) => {
    const address = partAddress(story, part, look.mode);
    const items = posts.map((post) => {
      // A pinned post stands above in full, and has the fragment there.
      const id = !post.pinned && html` id="${fragment(post)}"`;
      const link = html`<a href="${address}#${fragment(post)}">${moment(surface, post.at)} ${postTitle(post)}</a>`;
      return html`<li${id}>${link}</li>`;
    });
    return html`<h3><a href="${address}">${say(surface, partTitle(part, surface))}</a></h3>
      <ul>
        ${items}
      </ul>`;
  });
  return html`<section class="earlier">
    <h2>${say(surface, surface.strings.live.earlier)}</h2>
    ${lists}
  </section>`;
}

function partAddress({ path }: PublicStory, part: number, mode: BodyLook['mode']): string {
  const address = addresses.posts(path, part);
  return mode === 'text' ? addresses.text(address) : address;
}

function partTitle(part: number, { strings }: Surface): string {
  const told = (number: number): string => formatNumber(number, strings.language);
  return fill(strings.live.part, { from: told((part - 1) * PART + 1), to: told(part * PART) });
}

/** The older parts, or one of them, each with its text-only version. A part without posts has no page. */
export function pressParts(setting: Setting, story: PublicStory, only?: number): Output[] {
  const { coverage } = story;
  if (coverage === null) return [];
  const surface = surfaceOf(setting, story.service);
  const apart = partsApart(coverage.given);
  const parts = Map.groupBy(
    coverage.posts.filter(({ number }) => partOf(number) <= apart),
    ({ number }) => partOf(number),
  );
  const numbers = [...parts.keys()];
  return [...parts].flatMap(([part, posts]) => {
    if (only !== undefined && part !== only) return [];
    const at = { part, posts, parts: numbers };
    const page = {
      surface,
      path: addresses.posts(story.path, part),
      title: `${story.headline}: ${partTitle(part, surface)}`,
      description: story.standfirst,
    };
    const main = (mode: 'page' | 'text'): Html =>
      printPart(story, at, { surface, pictures: story.pictures, mode, path: story.path });
    return [
      printPage({ ...page, style: storyStyle + everyBodyStyle + liveStyle, main: main('page'), textOnly: true }),
      pressTextPage({ ...page, main: main('text') }),
    ];
  });
}

interface Part {
  readonly part: number;
  readonly posts: readonly Post[];
  /** Those that have a page, newest first. */
  readonly parts: readonly number[];
}

function printPart(story: PublicStory, { part, posts, parts }: Part, look: BodyLook): Html {
  const { surface } = look;
  const { strings } = surface;
  const main = look.mode === 'text' ? addresses.text(story.path) : story.path;
  const at = parts.indexOf(part);
  const link = (other: number | undefined, words: string): Html | null =>
    other === undefined
      ? null
      : html`<li>
          <a href="${partAddress(story, other, look.mode)}">${say(surface, words, { month: partTitle(other, surface) })}</a>
        </li>`;
  return html`<article class="story">
    <header>
      <p class="kicker"><a href="${main}">${say(surface, strings.live.newest)}</a></p>
      <h1>${story.headline}</h1>
    </header>
    <section id="posts" class="posts">
      <h2>${say(surface, partTitle(part, surface))}</h2>
      ${printDays(posts, look, false)}
    </section>
    <ul class="row neighbours">
      ${link(parts[at + 1], strings.olderMonth)}${link(parts[at - 1], strings.newerMonth)}
      <li><a href="${main}">${say(surface, strings.live.newest)}</a></li>
    </ul>
  </article>`;
}

/** The newest posts as a feed has them, or null for other stories. */
export function printFeedPosts(story: PublicStory, surface: Surface): Html[] | null {
  if (story.coverage === null) return null;
  const look = { surface, pictures: story.pictures, mode: 'feed', path: story.path } as const;
  const { origin } = surface.setting;
  return story.coverage.posts.slice(0, LISTED_POSTS).map((post) => {
    const time = html`<a href="${origin}${story.path}#${fragment(post)}">${moment(surface, post.at)}</a>`;
    return html`<h2>${time}${post.headline !== '' && html` ${post.headline}`}</h2>
      ${printBody(post.body, look, 2)}`;
  });
}
