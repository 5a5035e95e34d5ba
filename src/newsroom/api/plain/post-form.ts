import { html, type Html, type HtmlValue } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import { formatDateTime } from '../../../language/dates.ts';
import { serviceOf, type Publication } from '../../../story/publication.ts';
import { plainText } from '../../../story/body-text.ts';
import type { CoverageView, PostView } from '../coverage.ts';
import { has } from '../rights.ts';
import type { StoryView } from '../stories.ts';
import { faultNote, faultSummary, hidden, textArea, textField, tokenField } from './fields.ts';
import type { Frame } from './page.ts';
import type { PostText } from './post-text.ts';
import { bylineFields } from './story-side.ts';
import { spoken, stateMark, tongueOf } from './words.ts';

/** What every page about posts knows. */
export interface PostsFrame {
  readonly frame: Frame;
  readonly publication: Publication;
  readonly story: StoryView;
}

/** The form and all posts of a live blog, newest first. */
export function postsPage(
  at: PostsFrame,
  page: { coverage: CoverageView; text: PostText; faults: readonly Fault[]; note: HtmlValue },
): Html {
  const { coverage, text, faults, note } = page;
  const { story, frame } = at;
  const path = `/stories/${story.id}/posts`;
  const goesOn = coverage.ended === null;
  const writes = has(frame.actor.role, 'write') && story.state !== 'withdrawn' && goesOn;
  return html`${faultSummary(faults)} ${note} ${postsHead(at)}
    <p>
      ${stateMark(story.state)} · ${goesOn ? 'Coverage goes on.' : html`Coverage ended ${told(coverage.ended, at)}.`}
    </p>
    ${
      writes &&
      html`<h2>Add a post</h2>
        <form method="post" action="${path}">
          ${tokenField(frame.token)} ${postFields(at, { text, faults })}
          <button class="primary">${story.url === null ? 'Add to the draft' : 'Post now'}</button>
        </form>`
    }
    ${coverageForm(at, goesOn)}
    <h2>Posts</h2>
    ${
      coverage.posts.length === 0
        ? html`<p class="soft">There are none yet.</p>`
        : html`<ol class="list" reversed>
            ${coverage.posts.map((post) => postItem(post, at))}
          </ol>`
    }`;
}

/** One post to edit. `over`: whether saving writes over what somebody else saved. */
export function postPage(
  at: PostsFrame,
  page: { post: PostView; text: PostText; faults: readonly Fault[]; note: HtmlValue; over: boolean },
): Html {
  const { post, text, faults, note, over } = page;
  const path = `/stories/${at.story.id}/posts`;
  return html`${faultSummary(faults)} ${note} ${postsHead(at)}
    <h2>Post ${post.number}, ${told(post.at, at)}</h2>
    <form method="post" action="${path}/${post.number}">
      ${tokenField(at.frame.token)} ${hidden('version', String(post.version))} ${postFields(at, { text, faults })}
      <div class="row">
        <button class="primary">${over ? 'Save mine over it' : 'Save'}</button>
        <a class="button" href="${path}">Leave it as it is</a>
      </div>
    </form>`;
}

/** Asks once more. */
export function removalPage(at: PostsFrame, post: PostView): Html {
  const path = `/stories/${at.story.id}/posts`;
  return html`<h1>Remove this post?</h1>
    <p><strong>${spoken(titleOf(post), at.story.service)}</strong></p>
    <p>Readers no longer find it, from the next edition on. It cannot return, and its number is not given again.</p>
    <form method="post" action="${path}/${post.number}/remove">
      ${tokenField(at.frame.token)}
      <div class="row">
        <button class="alarm">Remove</button>
        <a class="button" href="${path}">Leave it as it is</a>
      </div>
    </form>`;
}

/** Says that somebody else changed the post meanwhile, and shows what is saved now. */
export function stalePostNote(saved: PostText, service: string): Html {
  const { tag, direction } = tongueOf(service);
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
      <h2>Somebody changed this post after you opened it</h2>
      <p>Nothing is lost: what is saved now stands here, and what you typed is still in the form below.</p>
    </div>
    <section aria-label="What is saved now">
      <div class="other"><strong>Saved now</strong>
<pre lang="${tag}" dir="${direction}">${[saved.headline, saved.body].filter((text) => text !== '').join('\n\n')}</pre></div>
    </section>`;
}

function postsHead({ story }: PostsFrame): Html {
  return html`<h1>${spoken(story.headline, story.service)}</h1>
    <p class="meta">
      <a href="/stories/${story.id}">Summary and settings</a>
      ${story.url !== null && html`<a href="${story.url}">Read it as readers do</a>`}
    </p>`;
}

function postFields(
  { publication, story }: PostsFrame,
  { text, faults }: { text: PostText; faults: readonly Fault[] },
): Html {
  const { service } = story;
  const language = tongueOf(service);
  const hint =
    text.format === 'html'
      ? 'In HTML, because Markdown has no sign for some of it.'
      : html`In Markdown. A picture of the library: <code>![what it shows](image:ID)</code>`;
  return html`${textField({ name: 'headline', label: 'Headline', hint: 'May be empty.', value: text.headline, faults, language })}
    ${textArea({ name: 'body', label: 'Text', hint, value: text.body, rows: 6, faults, language })}
    ${hidden('format', text.format)}
    <fieldset id="pinned">
      <legend>Show it also</legend>
      ${faultNote('pinned', faults)}
      <div class="choices">
        <label><input type="checkbox" name="key" value="yes"${text.key && html` checked`} /> among the key events</label>
        <label><input type="checkbox" name="pinned" value="yes"${text.pinned && html` checked`} /> pinned at the top</label>
      </div>
    </fieldset>
    <details${(text.bylines.length > 0 || text.names !== '' || faults.some(({ field }) => field.startsWith('bylines'))) && html` open`}>
      <summary>Who it is by</summary>
      ${bylineFields({ publication, service, text, faults })}
    </details>`;
}

/** Pinning and marking are one press; each says what it will do. */
function postItem(post: PostView, at: PostsFrame): Html {
  const path = `/stories/${at.story.id}/posts/${post.number}`;
  const turn = (name: 'key' | 'pinned', label: string): Html =>
    html`<form method="post" action="${path}/turn">
      ${tokenField(at.frame.token)} ${hidden('version', String(post.version))} ${hidden('what', name)}
      ${hidden('to', post[name] ? 'no' : 'yes')}
      <button class="quiet">${label}<span class="hint"> post ${post.number}</span></button>
    </form>`;
  const acts =
    post.own &&
    html`<div class="row">
      <a class="button" href="${path}">Edit post ${post.number}</a>
      ${turn('pinned', post.pinned ? 'Unpin' : 'Pin')} ${turn('key', post.key ? 'Not a key event:' : 'Key event:')}
      <a class="button quiet alarm" href="${path}/remove">Remove post ${post.number}</a>
    </div>`;
  return html`<li value="${post.number}">
    <h3>${spoken(titleOf(post), at.story.service)}</h3>
    <p class="meta">
      <span>${told(post.at, at)}</span>
      ${post.changed > post.at && html`<span>edited ${told(post.changed, at)}</span>`}
      ${post.key && html`<span>key event</span>`} ${post.pinned && html`<span>pinned</span>`}
    </p>
    ${acts}
  </li>`;
}

function coverageForm({ frame, story }: PostsFrame, goesOn: boolean): Html | null {
  if (!has(frame.actor.role, 'edit') || story.state === 'withdrawn') return null;
  return html`<form class="apart" method="post" action="/stories/${story.id}/coverage">
    ${tokenField(frame.token)} ${hidden('ended', goesOn ? 'yes' : 'no')}
    <p><button>${goesOn ? 'End coverage' : 'Take coverage up again'}</button></p>
  </form>`;
}

function titleOf({ headline, body }: PostView): string {
  const text = headline || plainText(body).replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 120)}…` : text || 'A picture';
}

/** By the clock of the story's service. */
function told(date: Date | null, { publication, story }: PostsFrame): Html | null {
  if (date === null) return null;
  const { timeZone } = serviceOf(publication, story.service);
  return html`<time datetime="${date.toISOString()}">${formatDateTime(date, { language: 'en-GB', timeZone })}</time>`;
}
