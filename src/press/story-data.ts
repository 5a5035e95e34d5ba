import { html, type Html } from '../base/html.ts';
import { remembered } from '../language/locale.ts';
import type { PublicImage } from '../story/image.ts';
import type { Post } from '../story/live-blog.ts';
import type { Byline, PublicStory, Translation } from '../story/story.ts';
import { addresses } from './addresses.ts';
import { authorName, authorsOf } from './bylines.ts';
import { printData, publisher } from './page-data.ts';
import { recordingData } from './recording-data.ts';
import { liveBlogData, postPath } from './live-data.ts';
import { widestJpeg } from './picture.ts';
import { printSocialImages, type CardImage } from './social-images.ts';
import { summaryOf } from './summary.ts';
import type { Surface } from './surface.ts';

/** What machines are told of a story: Open Graph and schema.org. */
export function printStoryHead(story: PublicStory, surface: Surface, card: CardImage | null): Html {
  const { origin } = surface.setting;
  const article = story.kind === 'page' ? 'website' : 'article';
  const images = printSocialImages(story, surface, card);
  const summary = summaryOf(story);
  const times =
    article === 'article' &&
    html`<meta property="article:published_time" content="${story.firstPublished.toISOString()}" /><meta
        property="article:modified_time"
        content="${story.modified.toISOString()}"
      />`;
  return html`<meta name="robots" content="max-image-preview:large" />
    <meta property="og:type" content="${article}" /><meta
      property="og:title"
      content="${story.headline}"
    />${summary !== '' && html`<meta property="og:description" content="${summary}" />`}<meta
      property="og:url"
      content="${origin}${story.path}"
    /><meta property="og:site_name" content="${surface.service.title}" /><meta
      property="og:locale"
      content="${openGraphLocale(surface.language)}"
    />${images}${times}
    <meta name="twitter:card" content="${images ? 'summary_large_image' : 'summary'}" />
    ${printData(article === 'article' ? newsArticle(story, surface, card) : webPage(story, surface))}`;
}

/** Open Graph wants a country: the likeliest for the language. */
const openGraphLocale = remembered((language) => {
  const likely = new Intl.Locale(language).maximize();
  return likely.region === undefined ? likely.language : `${likely.language}_${likely.region}`;
});

function webPage(story: PublicStory, surface: Surface): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: story.headline,
    url: surface.setting.origin + story.path,
    inLanguage: surface.language,
  };
}

function newsArticle(story: PublicStory, surface: Surface, card: CardImage | null): object {
  const { origin } = surface.setting;
  const images = story.image ? imagesOf(story.image.picture, origin) : [];
  const authors = authorData(story.bylines, surface);
  const summary = summaryOf(story);
  const posting = (post: Post): object => ({
    url: origin + postPath(story, post),
    author: post.bylines.length > 0 ? authorData(post.bylines, surface) : authors,
  });
  return {
    '@context': 'https://schema.org',
    '@type': story.coverage === null ? 'NewsArticle' : 'LiveBlogPosting',
    headline: story.headline,
    ...(summary !== '' && { description: summary }),
    url: origin + story.path,
    mainEntityOfPage: origin + story.path,
    inLanguage: surface.language,
    isAccessibleForFree: true,
    datePublished: story.firstPublished.toISOString(),
    dateModified: story.modified.toISOString(),
    ...(images.length > 0 && { image: images }),
    author: authors,
    publisher: publisher(surface),
    ...(story.topics.length > 0 && { articleSection: story.topics.map(({ name }) => name) }),
    ...(story.place !== '' && { dateline: story.place }),
    ...(story.corrections.length > 0 && {
      correction: story.corrections.map(({ at, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: at.toISOString(),
        text,
      })),
    }),
    ...translated(story, origin),
    ...recordingData(story, origin, card),
    ...(story.coverage && liveBlogData(story, story.coverage, posting)),
  };
}

/** Who made it; the publication where nobody is named. */
function authorData(bylines: readonly Byline[], surface: Surface): object[] {
  const { origin } = surface.setting;
  const authors = authorsOf(bylines, surface).map((author) => ({
    '@type': author.kind === 'unit' ? 'Organization' : 'Person',
    name: authorName(author, surface),
    ...(author.kind === 'unit' && { url: origin + addresses.unit(surface.language, author.unit.id) }),
    ...(author.kind === 'person' && { url: origin + addresses.person(surface.language, author.person.id) }),
  }));
  return authors.length > 0 ? authors : [publisher(surface)];
}

/** What it translates, or what translates it; of the other translations of the same original schema.org has no word. */
function translated(story: PublicStory, origin: string): object {
  const works = (wanted: Translation['relation']): object[] =>
    story.translations
      .filter(({ relation }) => relation === wanted)
      .map(({ path, headline, service }) => ({
        '@type': 'NewsArticle',
        '@id': origin + path,
        headline,
        inLanguage: service,
      }));
  const [original] = works('original');
  const translations = works('translation');
  return {
    ...(original && { translationOfWork: original }),
    ...(translations.length > 0 && { workTranslation: translations }),
  };
}

function imagesOf(picture: PublicImage, origin: string): string[] {
  return (['16x9', '4x3', '1x1'] as const).flatMap((crop) => {
    const file = widestJpeg(picture, crop);
    return file ? [origin + file.path] : [];
  });
}
