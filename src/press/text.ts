import { html, rawHtml, type Html } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import type { PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { printBody, printImageWords } from './body.ts';
import { printAbout, unitsOf } from './bylines.ts';
import { HTML_TYPE, printHead, tidied, type Page } from './page.ts';
import { printNotices } from './notices.ts';
import { printStorylineBox } from './pledges.ts';
import { printCorrections, printOpening, printTranslations } from './story-parts.ts';
import { textStyle } from './style-text.ts';
import { say, type Surface } from './surface.ts';

/**
 * A story without pictures, menus and ornament, for the worst of lines: the same words, the notice and the way back.
 * Search engines are sent to the story itself.
 */
export function pressText(story: PublicStory, surface: Surface): Output {
  const path = addresses.text(story.path);
  const page: Page = {
    surface,
    path,
    title: story.headline,
    description: story.standfirst,
    style: '',
    main: printTextStory(story, surface),
    canonical: story.path,
  };
  const document = html`<!doctype html>
    <html lang="${surface.language}" dir="${surface.direction}">
      <head>
        ${printHead(page, rawHtml(textStyle))}
      </head>
      <body>
        ${printTextLinks(story, surface)}
        <main id="main" tabindex="-1">${page.main}</main>
        ${printNotices(page)}
      </body>
    </html> `;
  return { path, type: HTML_TYPE, body: tidied(document) };
}

function printTextLinks(story: PublicStory, surface: Surface): Html {
  const { strings, language, service } = surface;
  return html`<header>
    <nav aria-label="${strings.navigation}">
      <ul>
        <li><a href="#main">${say(surface, strings.toContent)}</a></li>
        <li><a href="${story.path}">${say(surface, strings.fullVersion)}</a></li>
        <li><a href="${addresses.front(language)}">${service.title}</a></li>
        <li><a href="${addresses.archive(language)}">${say(surface, strings.findStory)}</a></li>
      </ul>
    </nav>
  </header>`;
}

function printTextStory(story: PublicStory, surface: Surface): Html {
  const look = { surface, pictures: story.pictures, mode: 'text', path: story.path } as const;
  return html`<article>
    ${printOpening(story, surface)} ${story.image && printImageWords(story.image.use, surface)}
    ${printBody(story.body, look)} ${printCorrections(story, surface)}
    ${story.storyline && printStorylineBox(story.storyline, surface)} ${printTranslations(story, surface)}
    ${unitsOf(story.bylines, surface).map((unit) => printAbout(unit, surface, false))}
  </article>`;
}
