import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../base/refusal.ts';
import { slugify } from '../language/slug.ts';
import { WrongUse } from '../configuration.ts';
import { importGhost } from '../import/ghost.ts';
import type { ImportItem } from '../import/imported-story.ts';
import { importMarkdown } from '../import/markdown.ts';
import { importPage, type ImportedPage } from '../import/page.ts';
import { Unreadable } from '../import/read-text.ts';
import { importWxr } from '../import/wxr.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { startBreaking } from '../newsroom/api/breaking.ts';
import { importStories, type ImportCount, type ImportOptions } from '../newsroom/api/importing.ts';
import { publicationOf } from '../newsroom/api/newsroom.ts';
import { changePublication } from '../newsroom/api/publication-acts.ts';
import type { Program } from '../program.ts';
import { serviceOf, type Publication } from '../story/publication.ts';
import type { Byline } from '../story/story.ts';
import type { StoreCommand, Terminal } from './command.ts';
import { ImportReport } from './import-report.ts';

interface ImportArguments {
  readonly place: string;
  readonly service: string;
  readonly publish: boolean;
  readonly media: readonly string[];
  readonly url: string | undefined;
  readonly image: string | undefined;
  readonly report: string | null;
  readonly bases: { readonly category?: string; readonly tag?: string };
}

export const importCommand: StoreCommand = {
  usage:
    'import wxr|ghost|markdown|page PATH --service ID [--publish] [--media DIR]… [--from-url URL] [--category-base WORD] [--tag-base WORD] [--report FILE] [--image FILE] [--keep-notice] [--keep-unit] [--keep-breaking]',
  summary: 'Brings stories in, as drafts with their dates; with --publish those that were public are published.',
  onEmptyHome: false,
  async run(program, args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        service: { type: 'string' },
        publish: { type: 'boolean', default: false },
        media: { type: 'string', multiple: true, default: [] },
        'from-url': { type: 'string' },
        image: { type: 'string' },
        'category-base': { type: 'string' },
        'tag-base': { type: 'string' },
        report: { type: 'string' },
        'keep-notice': { type: 'boolean', default: false },
        'keep-unit': { type: 'boolean', default: false },
        'keep-breaking': { type: 'boolean', default: false },
      },
    });
    const [kind, where, ...more] = positionals;
    if (where === undefined || more.length > 0) throw new WrongUse('import takes a kind and a path');
    const { document } = await publicationOf(program.newsroom);
    const service = values.service ?? '';
    if (!document.services.some(({ id }) => id === service)) {
      throw new WrongUse(`--service must be one of ${document.services.map(({ id }) => id).join(', ')}`);
    }
    const media = values.media.map((folder) => path.resolve(terminal.folder, folder));
    const given: ImportArguments = {
      place: path.resolve(terminal.folder, where),
      service,
      publish: values.publish,
      media,
      url: values['from-url'],
      image: values.image === undefined ? undefined : path.resolve(terminal.folder, values.image),
      report: values.report === undefined ? null : path.resolve(terminal.folder, values.report),
      bases: { ...baseOf('category', values['category-base']), ...baseOf('tag', values['tag-base']) },
    };
    if (given.url !== undefined && !/^https?:\/\/[^/]/i.test(given.url)) {
      throw new WrongUse('--from-url takes the address of the earlier site, such as https://example.org');
    }
    if (given.image !== undefined && kind !== 'page') throw new WrongUse('--image is for the import of a page');
    for (const file of [given.place, given.image, ...media]) {
      if (file !== undefined && (await stat(file).catch(() => null)) === null)
        throw new Refusal('missing', `there is nothing at ${path.relative(terminal.folder, file)}`);
    }
    const keep = { notice: values['keep-notice'], unit: values['keep-unit'], breaking: values['keep-breaking'] };
    const count = await runImport(program, { kind, given, keep }, terminal);
    terminal.out(`imported ${count.imported}, skipped ${count.skipped}, failed ${count.failed}`);
    return count.failed > 0 ? 1 : 0;
  },
};

/** Such as `rubrics`, or `news/rubrics`, with or without slashes around. */
function baseOf(kind: 'category' | 'tag', given: string | undefined): { category?: string; tag?: string } {
  if (given === undefined) return {};
  const word = given.replace(/^\/+|\/+$/g, '');
  if (!/^[^\s?#]{1,100}$/.test(word)) throw new WrongUse(`--${kind}-base takes the word before the name of a list`);
  return { [kind]: word };
}

interface Keep {
  readonly notice: boolean;
  readonly unit: boolean;
  readonly breaking: boolean;
}

async function runImport(
  program: Program,
  { kind, given, keep }: { kind: string | undefined; given: ImportArguments; keep: Keep },
  terminal: Terminal,
): Promise<ImportCount> {
  const { document } = await publicationOf(program.newsroom);
  const { timeZone } = serviceOf(document, given.service);
  const { place, media, service: language, url, bases } = given;
  const onRead = progressTo(terminal);
  switch (kind) {
    case 'markdown':
      return await bringIn(program, { given, items: importMarkdown(place, { language, timeZone, media }) }, terminal);
    case 'wxr':
      return await bringIn(program, { given, items: importWxr(place, { language, media, bases, onRead }) }, terminal);
    case 'ghost':
      return await bringIn(
        program,
        { given, items: importGhost(place, { language, media, ...(url === undefined ? {} : { url }) }) },
        terminal,
      );
    case 'page':
      return await bringPage(program, { given, keep, timeZone }, terminal);
    default:
      throw new WrongUse(`there is no import of “${kind}”: wxr, ghost, markdown and page are there`);
  }
}

async function bringPage(
  program: Program,
  { given, keep, timeZone }: { given: ImportArguments; keep: Keep; timeZone: string },
  terminal: Terminal,
): Promise<ImportCount> {
  const page = await importPage(given.place, {
    timeZone,
    media: given.media,
    ...(given.url === undefined ? {} : { url: given.url }),
    ...(given.image === undefined ? {} : { image: given.image }),
  });
  const bylines = keep.unit ? await keepUnit(program, given.service, page) : page.story.bylines;
  if (keep.notice) await keepNotice(program, given.service, page);
  const story = { ...page.story, bylines };
  const count = await bringIn(program, { given, items: one({ at: 1, total: 1, key: story.key, story }) }, terminal);
  if (keep.breaking && page.breaking && count.imported > 0) await keepBreaking(program, given, page);
  return count;
}

async function bringIn(
  program: Program,
  { given, items }: { given: ImportArguments; items: AsyncIterable<ImportItem> },
  terminal: Terminal,
): Promise<ImportCount> {
  const { service, publish, url } = given;
  const report = new ImportReport(given.report);
  const progress = progressTo(terminal);
  const onItem: ImportOptions['onItem'] = (at, total, notes) => {
    report.take(notes);
    progress(at, total);
  };
  const origins = url === undefined ? [] : [url];
  try {
    return await importStories(program.newsroom, commandLine, { items, service, publish, origins, onItem });
  } catch (error) {
    // The file as a whole: one sentence, and what was brought in before stays.
    if (error instanceof Unreadable) throw new Refusal('invalid', error.message);
    throw error;
  } finally {
    terminal.progress('');
    for (const line of report.close()) terminal.progress(line);
  }
}

/** A bar on standard error that moves by a fiftieth: one line on a terminal, fifty in a log. */
function progressTo(terminal: Terminal): (at: number, total: number) => void {
  let shown = -1;
  return (at, total) => {
    const part = Math.floor((at / Math.max(total, 1)) * 50);
    if (part === shown) return;
    shown = part;
    const full = Math.floor(part / 2);
    terminal.progress(`\r[${'#'.repeat(full)}${'.'.repeat(25 - full)}] ${part * 2} %`);
  };
}

async function* one(item: ImportItem): AsyncGenerator<ImportItem> {
  yield item;
}

/** The unit that the page's about block describes becomes a unit of the publication, and the story's byline. */
async function keepUnit(
  { newsroom }: Program,
  service: string,
  { unit, story }: ImportedPage,
): Promise<readonly Byline[]> {
  if (unit === null) return story.bylines;
  const id = slugify(unit.name, service);
  const { document } = await publicationOf(newsroom);
  if (!document.units.some((known) => known.id === id)) {
    const added: Publication['units'][number] = {
      id,
      name: { [service]: unit.name },
      about: { [service]: unit.about },
      mark: null,
    };
    await changePublication(newsroom, commandLine, { ...document, units: [...document.units, added] });
  }
  return story.bylines.length > 0 ? story.bylines : [{ unit: id }];
}

async function keepNotice({ newsroom }: Program, service: string, { notice }: ImportedPage): Promise<void> {
  if (notice === null) return;
  const id = slugify(notice.title, service).slice(0, 40).replace(/-$/, '');
  const { document } = await publicationOf(newsroom);
  if (document.notices.some((known) => known.id === id)) return;
  const said = (text: string | null): Record<string, string> =>
    text === null || text === '' ? {} : { [service]: text };
  const added = {
    id,
    title: said(notice.title),
    text: said(notice.text),
    more: said(notice.more),
    page: said(`${notice.title}\n\n${notice.text}`),
  };
  await changePublication(newsroom, commandLine, { ...document, notices: [...document.notices, added] });
}

async function keepBreaking(
  { newsroom, store }: Program,
  { service }: ImportArguments,
  { story }: ImportedPage,
): Promise<void> {
  const imported = await store.read.stories.bySource(service, story.key);
  await startBreaking(newsroom, commandLine, {
    service,
    text: story.headline.slice(0, 200),
    story: imported?.id ?? null,
    until: null,
  });
}
