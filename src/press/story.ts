import { html, type Html } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import { NEWS_SPAN, type PublicStory } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { mediaOf } from './body-look.ts';
import { printBody } from './body.ts';
import { altBeside, printCaption } from './caption.ts';
import { printAbout, unitsOf } from './bylines.ts';
import { printCoverage } from './live-blog.ts';
import { printPage, type Alternate } from './page.ts';
import { fullWidth, printPicture } from './picture.ts';
import { printStorylineBox } from './pledges.ts';
import type { Watch } from './script.ts';
import type { Setting } from './setting.ts';
import type { CardImage } from './social-images.ts';
import { printStoryHead } from './story-data.ts';
import { printCorrections, printOpening, printTranslations } from './story-parts.ts';
import { bodyStyle, everyBodyStyle } from './style-body.ts';
import { liveStyle } from './style-live.ts';
import { pledgeStyle } from './style-pledges.ts';
import { storyStyle } from './style-story.ts';
import { summaryOf } from './summary.ts';
import { say, surfaceOf, type Surface } from './surface.ts';
import { pressText } from './text.ts';

/** A story is new enough to bear the breaking line of its service. */

/** What has time, and may not be there yet. */
interface Besides {
  readonly card?: CardImage | null;
  /** Whether the story's copy is there to be passed on. */
  readonly copy?: boolean;
}

/** The page of a story, of any kind, and its text-only version; older parts of a live blog are `pressParts`. */
export function pressStory(
  setting: Setting,
  story: PublicStory,
  { card = null, copy = false }: Besides = {},
): Output[] {
  const surface = surfaceOf(setting, story.service);
  const page = printPage({
    surface,
    path: story.path,
    title: story.headline,
    description: summaryOf(story),
    style: styleOf(story),
    main: printStory(story, surface, copy),
    alternates: alternatesOf(story, setting),
    head: printStoryHead(story, surface, card),
    breaking: setting.now.getTime() - story.firstPublished.getTime() < NEWS_SPAN && story.kind !== 'page',
    dated: story.modified,
    ...(story.kind !== 'page' && { watch: watchOf(story) }),
    textOnly: true,
  });
  return [page, pressText(story, surface)];
}

/** Every page brings its own style: what most stories do not need, only those bring that do. */
function styleOf({ body, coverage, storyline }: PublicStory): string {
  const blocks = coverage ? everyBodyStyle + liveStyle : bodyStyle(body);
  return storyStyle + blocks + (storyline ? pledgeStyle : '');
}

function watchOf({ coverage, firstPublished }: PublicStory): Watch {
  if (coverage !== null && coverage.ended === null) return { kind: 'posts' };
  return { kind: 'fresh', until: new Date(firstPublished.getTime() + NEWS_SPAN) };
}

function printStory(story: PublicStory, surface: Surface, copy: boolean): Html {
  const look = { ...mediaOf(story), surface, mode: 'page', path: story.path } as const;
  return html`<article class="story">
    ${printOpening(story, surface)} ${printLead(story)}
    <div class="body">${printBody(story.body, look)}</div>
    ${printCoverage(story, look)} ${printCorrections(story, surface)} ${copy && printCopyOffer(story, surface)} ${story.storyline && printStorylineBox(story.storyline, surface)}
    ${printTranslations(story, surface)} ${printTopics(story, surface)}
    ${unitsOf(story.bylines, surface).map((unit) => printAbout(unit, surface))}
  </article>`;
}

function printLead(story: PublicStory): Html | null {
  if (!story.image) return null;
  const { use, picture } = story.image;
  const drawn = printPicture(picture, { alt: altBeside(use), crop: '16x9', sizes: fullWidth('54rem'), eager: true });
  return html`<figure class="lead">${drawn}${printCaption(use)}</figure>`;
}

/** The file in which the story can be passed on, and what having it gives away. It is saved under the story's own name. */
function printCopyOffer({ path }: PublicStory, surface: Surface): Html {
  const { copy } = surface.strings;
  const name = `${path.split('/').at(-2) ?? ''}.html`;
  return html`<section class="pass">
    <h2><a href="${addresses.copy(path)}" download="${name}">${say(surface, copy.offer)}</a></h2>
    <p class="quiet">${say(surface, copy.offerMore)}</p>
  </section>`;
}

function printTopics(story: PublicStory, surface: Surface): Html | null {
  if (story.topics.length === 0) return null;
  const items = story.topics.map(
    ({ slug, name }) => html`<li><a href="${addresses.topic(surface.language, slug)}">${name}</a></li>`,
  );
  return html`<section class="topics">
    <h2>${say(surface, surface.strings.topics)}</h2>
    <ul class="row">
      ${items}
    </ul>
  </section>`;
}

/** Itself and its translations in the publication's order; the first of them is for readers of every other language. */
function alternatesOf(story: PublicStory, setting: Setting): Alternate[] {
  if (story.translations.length === 0) return [];
  const all = [story, ...story.translations].map(({ service, path }) => ({ language: service, path }));
  const ordered = setting.publication.services.flatMap(({ id }) => all.filter(({ language }) => language === id));
  const [first] = ordered;
  return first ? [...ordered, { language: 'x-default', path: first.path }] : [];
}
