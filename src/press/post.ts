import { html, type Html } from '../base/html.ts';
import { dayInZone } from '../language/zone.ts';
import { plainText } from '../story/body-text.ts';
import type { Post } from '../story/live-blog.ts';
import type { BodyLook } from './body-look.ts';
import { printBody } from './body.ts';
import { printByline } from './bylines.ts';
import { day, hour, moment, say, type Surface } from './surface.ts';

/** How many letters of a post without a headline stand for it in a list. */
const WORDS = 90;

/** The fragment of a post: the same on the main page and on the part where it stands. */
export function fragment({ number }: Post): string {
  return `post-${number}`;
}

/** What a post is called where it does not stand itself: its headline, or how it begins. */
export function postTitle({ headline, body }: Post): string {
  if (headline !== '') return headline;
  const text = plainText(body).replace(/\s+/g, ' ').trim();
  if (text.length <= WORDS) return text;
  return `${text.slice(0, WORDS).replace(/\s+\S*$/, '')}…`;
}

/** A post in full. `level`: of its heading; `dated`: whether its time is told with its day. */
export function printPost(post: Post, look: BodyLook, { level, dated }: { level: 3 | 4; dated: boolean }): Html {
  const { surface } = look;
  const time = dated ? moment(surface, post.at) : hour(surface, post.at);
  const { permalink, keyEvent } = surface.strings.live;
  const link = html`<a href="#${fragment(post)}">${time}<span class="unseen">, ${say(surface, permalink)}</span></a>`;
  const titled = post.headline !== '';
  // An article needs a heading: of a post without a headline it is the time.
  const at = titled ? html`<p class="at">${link}</p>` : heading(level, link, html` class="at"`);
  return html`<article class="post" id="${fragment(post)}" data-changed="${post.changed.toISOString()}">
    ${at}
    <div class="said">
      ${post.key && html`<p class="mark">${say(surface, keyEvent)}</p>`}${titled && heading(level, html`${post.headline}`)}
      ${printBody(post.body, look, level)}${printSign(post, surface)}
    </div>
  </article>`;
}

function heading(level: 3 | 4, words: Html, attributes?: Html): Html {
  return level === 3 ? html`<h3${attributes}>${words}</h3>` : html`<h4${attributes}>${words}</h4>`;
}

/** Who wrote it, and when it was edited, if it was. */
function printSign(post: Post, surface: Surface): Html | null {
  const byline = printByline(post.bylines, surface);
  const edited = post.changed > post.at;
  if (!byline && !edited) return null;
  const when = sameDay(post.at, post.changed, surface) ? hour(surface, post.changed) : moment(surface, post.changed);
  return html`<div class="sign">
    ${byline}${edited && html`<p>${say(surface, surface.strings.updated)}: ${when}</p>`}
  </div>`;
}

/** What tells the days of posts apart: a day of the service's zone. */
export function dayKey(date: Date, surface: Surface): string {
  const { year, month, day: number } = dayInZone(date, surface.service.timeZone);
  return `${year}-${month}-${number}`;
}

function sameDay(one: Date, other: Date, surface: Surface): boolean {
  return dayKey(one, surface) === dayKey(other, surface);
}

/** The heading over the posts of a day. */
export function printDay(date: Date, surface: Surface): Html {
  return html`<h3>${day(surface, date)}</h3>`;
}
