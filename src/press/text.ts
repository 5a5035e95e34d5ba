import { html, rawHtml, type Html } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import type { PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { mediaOf } from './body-look.ts';
import { printBody } from './body.ts';
import { printImageWords } from './caption.ts';
import { printAbout, unitsOf } from './bylines.ts';
import { printCoverage } from './live-blog.ts';
import { HTML_TYPE, printHead, tidied, type Page } from './page.ts';
import { printNotices } from './notices.ts';
import { printStorylineBox } from './pledges.ts';
import { printCorrections, printOpening, printTranslations } from './story-parts.ts';
import { textStyle } from './style-text.ts';
import { summaryOf } from './summary.ts';
import { labelled, say, type Surface } from './surface.ts';

/**
 * A story without pictures, menus and ornament, for the worst of lines: the same words, the notice and the way back.
 * Search engines are sent to the story itself.
 */
export function pressText(story: PublicStory, surface: Surface): Output {
  const main = printTextStory(story, surface);
  return pressTextPage({ surface, path: story.path, title: story.headline, description: summaryOf(story), main });
}

/** The text-only version of a page, under its address. */
export function pressTextPage(full: Pick<Page, 'surface' | 'path' | 'title' | 'description' | 'main'>): Output {
  const { surface } = full;
  const path = addresses.text(full.path);
  const page: Page = { ...full, path, style: '', canonical: full.path };
  const document = html`<!doctype html>
    <html lang="${surface.language}" dir="${surface.direction}">
      <head>
        ${printHead(page, rawHtml(textStyle))}
      </head>
      <body>
        ${printTextLinks(full.path, surface)}
        <main id="main" tabindex="-1">${page.main}</main>
        ${printNotices(page)}
      </body>
    </html> `;
  return { path, type: HTML_TYPE, body: tidied(document) };
}

function printTextLinks(full: string, surface: Surface): Html {
  const { strings, language, service } = surface;
  const { label, inside } = labelled(surface, strings.navigation);
  return html`<header>
    <nav${label}>
      <ul${inside}>
        <li><a href="#main">${say(surface, strings.toContent)}</a></li>
        <li><a href="${full}">${say(surface, strings.fullVersion)}</a></li>
        <li><a href="${addresses.front(language)}">${service.title}</a></li>
        <li><a href="${addresses.archive(language)}">${say(surface, strings.findStory)}</a></li>
      </ul>
    </nav>
  </header>`;
}

function printTextStory(story: PublicStory, surface: Surface): Html {
  const look = { ...mediaOf(story), surface, mode: 'text', path: story.path } as const;
  return html`<article>
    ${printOpening(story, surface)} ${story.image && printImageWords(story.image.use, surface)}
    ${printBody(story.body, look)} ${printCoverage(story, look)} ${printCorrections(story, surface)}
    ${story.storyline && printStorylineBox(story.storyline, surface)} ${printTranslations(story, surface)}
    ${unitsOf(story.bylines, surface).map((unit) => printAbout(unit, surface, false))}
  </article>`;
}
