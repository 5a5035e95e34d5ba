/** The same stories as a Hugo site with the same kinds of pages: stories, their text versions, fronts, months, topics, people, feeds, sitemaps. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { articles, DEMONSTRATION, ORIGIN, SERVICES, type Article } from './content.ts';
import { HUGO_LAYOUTS } from './hugo-layouts.ts';
import { toolPath } from './tools.ts';

interface HugoSite {
  /** Where it is written: a folder that is not there. */
  readonly site: string;
  readonly stories: number;
  /** The style of a page, so that both write pages of about the same size. */
  readonly style: string;
}

/** Returns the files of the stories. */
export function writeHugoSite({ site, stories, style }: HugoSite): string[] {
  const layouts = { ...HUGO_LAYOUTS, 'partials/style.html': `<style>${style}</style>` };
  for (const [name, template] of Object.entries(layouts)) {
    const file = path.join(site, 'layouts', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, template);
  }
  writeFileSync(path.join(site, 'config.json'), JSON.stringify(configuration()));
  const pictures = globSync(path.join(DEMONSTRATION, 'pictures/*.jpg')).toSorted();
  mkdirSync(path.join(site, 'static/pictures'), { recursive: true });
  for (const [at, file] of pictures.entries()) cpSync(file, path.join(site, `static/pictures/${at}.jpg`));
  return Array.from(articles(stories), (each) => writeArticle(site, each, pictures.length));
}

function writeArticle(site: string, article: Article, pictures: number): string {
  const { service, number, slug, date, headline, standfirst, place, person, topics, paragraphs, picture } = article;
  // Hugo reads few folders of many files as well as many of few; these are as an import would leave them.
  const folder = path.join(site, 'content', service, 'stories', date.toISOString().slice(0, 7));
  mkdirSync(folder, { recursive: true });
  const said = {
    title: headline,
    date: date.toISOString(),
    slug,
    translationKey: String(number),
    description: standfirst,
    place,
    people: [person],
    topics,
    archive: [date.toISOString().slice(0, 7)],
    picture: `/pictures/${picture % pictures}.jpg`,
  };
  const file = path.join(folder, `${slug}.md`);
  writeFileSync(file, `${JSON.stringify(said)}\n\n${paragraphs.join('\n\n')}\n`);
  return file;
}

function configuration(): object {
  const languages = SERVICES.map((service, at) => [
    service,
    { languageName: service, contentDir: `content/${service}`, weight: at + 1, title: 'The Steppe Courier' },
  ]);
  return {
    baseURL: `${ORIGIN}/`,
    title: 'The Steppe Courier',
    defaultContentLanguage: SERVICES[0],
    defaultContentLanguageInSubdir: true,
    languages: Object.fromEntries(languages) as object,
    taxonomies: { topic: 'topics', person: 'people', archive: 'archive' },
    permalinks: { stories: '/:year/:month/:day/:slug/' },
    outputFormats: { text: { mediaType: 'text/html', baseName: 'index', path: 'text', isHTML: true } },
    outputs: { page: ['HTML', 'text'], home: ['HTML', 'RSS'], section: [], taxonomy: ['HTML'], term: ['HTML'] },
    rssLimit: 20,
    disableKinds: ['section'],
    timeout: '600s',
  };
}

/** Builds it with Hugo as it comes. `pages`: how many it says it made. @throws Error with what Hugo says. */
export function buildWithHugo(site: string): { milliseconds: number; pages: number } {
  const began = performance.now();
  const said = execFileSync(toolPath('hugo'), ['--source', site, '--noBuildLock'], { encoding: 'utf8' });
  const milliseconds = performance.now() - began;
  const [, counts = ''] = /Pages\s*\|(.*)/.exec(said) ?? [];
  return { milliseconds, pages: counts.split('|').reduce((sum, each) => sum + Number(each), 0) };
}
