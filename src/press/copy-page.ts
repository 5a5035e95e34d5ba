import { createHash } from 'node:crypto';
import { html, rawHtml, type Html } from '../base/html.ts';
import { formatNumber } from '../language/numbers.ts';
import type { PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printCopiedStory, type CopiedPictures } from './copied-story.ts';
import { printNotices } from './notices.ts';
import { tidied } from './page.ts';
import type { Setting } from './setting.ts';
import { settleLinks } from './settle-links.ts';
import { sheet } from './sheet.ts';
import { baseStyle } from './style-base.ts';
import { bodyStyle, everyBodyStyle } from './style-body.ts';
import { liveStyle } from './style-live.ts';
import { printStyle } from './style-print.ts';
import { storyStyle } from './style-story.ts';
import { moment, say, surfaceOf, type Surface } from './surface.ts';

/** What a copy brings along besides the story. */
export interface CopyContent {
  /** Their paths are data URIs. */
  readonly pictures: CopiedPictures;
  /** Whether a picture of the story is not among them. */
  readonly fewer: boolean;
  /** The edition that it was taken from; null where nobody can say yet. */
  readonly edition: { readonly seq: number; readonly at: Date } | null;
  /** How `minisign` is called to check the file; null when nobody signs it. */
  readonly check: string | null;
}

const copyStyle = sheet`
  .mast p { font-size: 0.875rem; color: var(--quiet); padding-block: 0.25rem 0.6rem }
  .mast .name { color: var(--ink); font-size: 1.375rem; padding-block: 0.6rem 0 }
  .mast .in { display: block }
  .mast .in, .notice .in, .copied .in { max-width: 43rem }
  .notice section { max-width: none }
  .copied { padding-block: 1.5rem 2.5rem; font-size: 0.9375rem }
  .copied h2 { font: 700 1.0625rem/1.45 var(--sans) }
  .copied p { margin-top: 0.5rem }
  .copied a { display: inline-block; padding-block: 0.2rem }
  code {
    display: inline-block; max-width: 100%; vertical-align: top; text-align: start;
    font: 0.875rem/1.6 ui-monospace, 'DejaVu Sans Mono', Consolas, monospace; background: var(--soft); padding: 0.1rem 0.3rem
  }
  @media print { .copied { border-top: 1pt solid } }
`;

/**
 * A story in one file that loads nothing: to be kept, passed on and opened anywhere. Whatever it is served by or opened with,
 * its own policy forbids the rest. The same input gives the same bytes.
 */
export function printCopy(setting: Setting, story: PublicStory, content: CopyContent): string {
  const surface = surfaceOf(setting, story.service);
  const { origin } = setting;
  const style = styleOf(story);
  const main = html`${printMast(surface)}
    <main id="main"><div class="in">${printCopiedStory(story, surface, content.pictures)}</div></main>
    ${printNotices({ surface })} ${printFoot(story, surface, content)}`;
  const document = html`<!doctype html>
    <html lang="${surface.language}" dir="${surface.direction}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${rawHtml(policyOf(style))}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${story.headline} — ${surface.service.title}</title>
        <meta name="referrer" content="no-referrer" />
        <link rel="canonical" href="${origin}${story.path}" />
        <link rel="icon" href="data:," />
        <style>
          ${rawHtml(style)}
        </style>
      </head>
      <body>
        ${rawHtml(settleLinks(main.toString(), { origin, path: story.path }))}
      </body>
    </html> `;
  // The digest is of what stands between the tags, to the byte.
  return tidied(document).replace(`<style>\n${style}\n</style>`, `<style>${style}</style>`);
}

function styleOf({ body, coverage }: PublicStory): string {
  const blocks = coverage ? everyBodyStyle + liveStyle : bodyStyle(body);
  return baseStyle + storyStyle + blocks + copyStyle + printStyle;
}

/** Nothing but these pictures and this style; `frame-ancestors` and `sandbox` mean nothing in a file. */
function policyOf(style: string): string {
  const digest = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; img-src data:; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

function printMast(surface: Surface): Html {
  const { service, strings } = surface;
  return html`<header class="mast">
    <div class="in">
      <p class="name"><a href="${addresses.front(service.id)}">${service.title}</a></p>
      <p>${say(surface, strings.copy.what)}</p>
    </div>
  </header>`;
}

/** Where the story stands, of when this is, what the file gives away, and how to know that it is the newsroom's. */
function printFoot({ path }: PublicStory, surface: Surface, { edition, fewer, check }: CopyContent): Html {
  const { copy, language } = surface.strings;
  const address = surface.setting.origin + path;
  const from = edition && {
    number: formatNumber(edition.seq, language),
    date: moment({ ...surface, language }, edition.at),
  };
  const command = check !== null && html`<code dir="ltr">${check}</code>`;
  const signed = say(surface, copy.signed, { ending: html`<code dir="ltr">.minisig</code>`, command });
  return html`<footer class="copied">
    <div class="in">
      <h2>${say(surface, copy.about)}</h2>
      <p>${say(surface, copy.address)}: <a href="${path}"><bdi dir="ltr">${address}</bdi></a></p>
      ${from && html`<p>${say(surface, copy.edition, from)}</p>`} ${fewer && html`<p>${say(surface, copy.fewer)}</p>`}
      <p>${say(surface, copy.quiet)}</p>
      <p>${say(surface, copy.nowhere)}</p>
      <p>${check === null ? say(surface, copy.unsigned) : signed}</p>
    </div>
  </footer>`;
}
