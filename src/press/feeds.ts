import { html, rawHtml, type Html } from '../base/html.ts';
import { day, say, surfaceOf, type Surface } from './surface.ts';
import type { Output } from '../story/output.ts';
import type { PublicStory, StoryCard } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { mediaOf } from './body-look.ts';
import { printBody } from './body.ts';
import { printCaption } from './caption.ts';
import { authorName, authorsOf } from './bylines.ts';
import { printFeedPosts } from './live-blog.ts';
import { tidied } from './page.ts';
import { widestJpeg } from './picture.ts';
import { recordingsIn } from './recording.ts';
import type { Setting } from './setting.ts';
import { summaryOf } from './summary.ts';
import { xmlText } from './xml.ts';

/** How many stories `now.json` names. */
const NEWEST = 10;

/** RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and `now.json` of a service. The stories are the newest, newest first; each stands in full, with its corrections. */
export function pressFeeds(
  setting: Setting,
  service: string,
  { stories, live }: { stories: readonly PublicStory[]; live: readonly LiveLine[] },
): Output[] {
  const surface = surfaceOf(setting, service);
  const contents = new Map(stories.map((story) => [story, tidied(printContent(story, surface))]));
  const feed = { surface, stories, contents, updated: newest(stories) };
  return [rss(feed), atom(feed), jsonFeed(feed), pressNow(setting, service, { cards: stories, live })];
}

interface Feed {
  readonly surface: Surface;
  readonly stories: readonly PublicStory[];
  readonly contents: ReadonlyMap<PublicStory, string>;
  readonly updated: Date;
}

/** A live blog in which something happened lately; `post` is the number of its newest post, 0 when there is none. */
export interface LiveLine {
  readonly path: string;
  readonly post: number;
  /** When a post was last written, edited or removed. */
  readonly changed: Date;
  readonly ended: boolean;
}

/** What changes by the minute, for pages that are not pressed again: the breaking line, the newest stories and the live blogs. */
export function pressNow(
  setting: Setting,
  service: string,
  now: { cards: readonly StoryCard[]; live: readonly LiveLine[] },
): Output {
  const line = setting.breaking.get(service);
  const breaking =
    line && line.from <= setting.now ? { text: line.text, path: line.path, from: line.from.toISOString() } : null;
  const stories = now.cards
    .slice(0, NEWEST)
    .map(({ headline, path, firstPublished }) => ({ headline, path, firstPublished: firstPublished.toISOString() }));
  const live = now.live.map(({ path, post, changed, ended }) => ({
    path,
    post,
    changed: changed.toISOString(),
    ended,
  }));
  const body = `${JSON.stringify({ breaking, stories, live })}\n`;
  return { path: addresses.now(service), type: 'application/json', body };
}

/** A story as plain HTML with absolute addresses: what a reader elsewhere shows. */
function printContent(story: PublicStory, surface: Surface): Html {
  const { origin } = surface.setting;
  const file = story.image && widestJpeg(story.image.picture, '16x9');
  const lead =
    story.image &&
    file &&
    html`<figure>
      <img
        src="${origin}${file.path}"
        width="${file.width}"
        height="${file.height}"
        alt="${story.image.use.alt}"
      />${printCaption(story.image.use)}
    </figure>`;
  const body = printBody(story.body, { ...mediaOf(story), surface, mode: 'feed', path: story.path });
  const corrections = story.corrections.map(({ at, text }) => html`<li>${day(surface, at)}. ${text}</li>`);
  const corrected =
    corrections.length > 0 &&
    html`<h2>${say(surface, surface.strings.corrections)}</h2>
      <ul>
        ${corrections}
      </ul>`;
  return html`${story.standfirst !== '' && html`<p><strong>${story.standfirst}</strong></p>`}${lead}${body}${printFeedPosts(story, surface)}${corrected}`;
}

/** The date of a feed without stories is fixed, so that pressing it again makes the same bytes. */
function newest(stories: readonly PublicStory[]): Date {
  return new Date(Math.max(0, ...stories.map(({ modified }) => modified.getTime())));
}

function rss({ surface, stories, contents, updated }: Feed): Output {
  const { origin } = surface.setting;
  const { title, tagline } = surface.service;
  const items = stories.map((story) => {
    const authors = authorsOf(story.bylines, surface).map(
      (author) => html`<dc:creator>${authorName(author, surface)}</dc:creator>`,
    );
    const topics = story.topics.map(({ name }) => html`<category>${name}</category>`);
    return html`<item><title>${story.headline}</title><link>${origin}${story.path}</link><guid isPermaLink="false">urn:uuid:${story.id}</guid><pubDate>${story.firstPublished.toUTCString()}</pubDate>${authors}${topics}${enclosure(story, surface)}<description>${summaryOf(story)}</description><content:encoded>${contents.get(story)}</content:encoded></item>
`;
  });
  const body = html`${rawHtml(DECLARATION)}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${title}</title><link>${origin}${addresses.front(surface.language)}</link><description>${tagline || title}</description><language>${surface.language}</language><lastBuildDate>${updated.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${origin}${addresses.rss(surface.language)}"/>
${items}</channel></rss>
`;
  return {
    path: addresses.rss(surface.language),
    type: 'application/rss+xml;charset=utf-8',
    body: xmlText(body.toString()),
  };
}

/** RSS has room for one file: the first. */
function enclosure(story: PublicStory, { setting }: Surface): Html | null {
  const [first] = recordingsIn(story);
  if (first === undefined) return null;
  const { path, length, type } = first.file;
  return html`<enclosure url="${setting.origin}${path}" length="${length}" type="${type}" />`;
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

function atomEnclosures(story: PublicStory, { setting }: Surface): Html[] {
  return recordingsIn(story).map(
    ({ file }) =>
      html`<link rel="enclosure" type="${file.type}" length="${file.length}" href="${setting.origin}${file.path}" />`,
  );
}

function atom({ surface, stories, contents, updated }: Feed): Output {
  const { origin } = surface.setting;
  const { title, tagline } = surface.service;
  const front = origin + addresses.front(surface.language);
  const entries = stories.map((story) => {
    const authors = authorsOf(story.bylines, surface).map(
      (author) => html`<author><name>${authorName(author, surface)}</name></author>`,
    );
    const topics = story.topics.map(({ slug, name }) => html`<category term="${slug}" label="${name}" />`);
    return html`<entry
      ><id>urn:uuid:${story.id}</id><title>${story.headline}</title
      ><link rel="alternate" type="text/html" href="${origin}${story.path}" /><published
        >${story.firstPublished.toISOString()}</published
      ><updated>${story.modified.toISOString()}</updated
      >${authors}${topics}${atomEnclosures(story, surface)}${summaryOf(story) !== '' && html`<summary>${summaryOf(story)}</summary>`}<content type="html"
        >${contents.get(story)}</content
      ></entry
    > `;
  });
  const body = html`${rawHtml(DECLARATION)}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${surface.language}">
      <id>${front}</id><title>${title}</title>${tagline !== '' && html`<subtitle>${tagline}</subtitle>`}<updated
        >${updated.toISOString()}</updated
      ><author><name>${title}</name></author> <link rel="alternate" type="text/html" href="${front}" /><link
        rel="self"
        type="application/atom+xml"
        href="${origin}${addresses.atom(surface.language)}"
      />
      ${entries}</feed
    > `;
  return {
    path: addresses.atom(surface.language),
    type: 'application/atom+xml;charset=utf-8',
    body: xmlText(body.toString()),
  };
}

function attachments(story: PublicStory, origin: string): object {
  const files = recordingsIn(story).map(({ use, file }) => ({
    url: origin + file.path,
    mime_type: file.type,
    ...(use.caption !== '' && { title: use.caption }),
    size_in_bytes: file.length,
    ...(file.seconds !== null && { duration_in_seconds: Math.round(file.seconds) }),
  }));
  return files.length > 0 ? { attachments: files } : {};
}

function jsonFeed({ surface, stories, contents }: Feed): Output {
  const { origin } = surface.setting;
  const { title, tagline } = surface.service;
  const items = stories.map((story) => {
    const card = story.image && widestJpeg(story.image.picture, '16x9');
    return {
      id: `urn:uuid:${story.id}`,
      url: origin + story.path,
      title: story.headline,
      ...(summaryOf(story) !== '' && { summary: summaryOf(story) }),
      content_html: contents.get(story) ?? '',
      date_published: story.firstPublished.toISOString(),
      date_modified: story.modified.toISOString(),
      authors: authorsOf(story.bylines, surface).map((author) => ({ name: authorName(author, surface) })),
      tags: story.topics.map(({ name }) => name),
      language: surface.language,
      ...(card && { image: origin + card.path }),
      ...attachments(story, origin),
    };
  });
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: origin + addresses.front(surface.language),
    feed_url: origin + addresses.jsonFeed(surface.language),
    ...(tagline !== '' && { description: tagline }),
    language: surface.language,
    items,
  };
  return {
    path: addresses.jsonFeed(surface.language),
    type: 'application/feed+json',
    body: `${JSON.stringify(feed)}\n`,
  };
}
