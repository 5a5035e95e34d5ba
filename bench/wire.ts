/** What a reader's line carries for a story of 900 words, read off the bytes and not off a browser. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { ORIGIN } from './content.ts';
import type { BenchHome } from './home.ts';
import { getBytes } from './get-bytes.ts';
import { startOn, type Starting } from './picket.ts';
import { count, median, type Row } from './report.ts';

const SAMPLE = 50;

export async function benchWire(at: BenchHome, starting: Starting): Promise<Row[]> {
  await using newsroom = await startOn(at, starting);
  const step = Math.max(1, Math.floor(at.seeded.stories.length / SAMPLE));
  const paths = at.seeded.stories.map((story) => story.path).filter((_, number) => number % step === 0);
  const rows: Row[] = [];
  for (const encoding of ['br', 'gzip']) {
    const sizes = [];
    for (const path of paths) sizes.push((await getBytes(newsroom.site + path, encoding)).bytes.length);
    const note = `HTML with its CSS, median of ${sizes.length} stories; ${count(Math.min(...sizes))} to ${count(Math.max(...sizes))}`;
    rows.push({
      what: `a story on the wire, ${encoding}`,
      stories: at.count,
      value: `${count(median(sizes))} B`,
      note,
    });
  }
  const { bytes, cookies } = await getBytes(newsroom.site + (paths.at(-1) ?? ''), 'identity');
  const loads = loadsOf(parse(bytes.toString()));
  const blocking = loads.filter(({ blocks }) => blocks).length + 1;
  const foreign = loads.filter(({ url }) => !url.startsWith(`${ORIGIN}/`)).length;
  const value = `${blocking}, ${foreign}, ${cookies}`;
  const note = `read from the HTML: itself and what it waits for; it names ${loads.length} more to load, pictures in each form counted`;
  return [...rows, { what: 'requests to first paint, third parties, cookies', stories: at.count, value, note }];
}

interface LoadedUrl {
  readonly url: string;
  /** Whether nothing is painted before it is there. */
  readonly blocks: boolean;
}

/** What a browser may load for the page without being asked to. */
function loadsOf(node: DefaultTreeAdapterTypes.Node): LoadedUrl[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(loadsOf) : [];
  return 'tagName' in node ? [...loadsOfElement(node), ...below] : below;
}

const LINKS = /^(stylesheet|icon|preload|modulepreload|preconnect|dns-prefetch|prefetch|manifest)$/;

function loadsOfElement({ tagName, attrs }: DefaultTreeAdapterTypes.Element): LoadedUrl[] {
  const has = new Map(attrs.map(({ name, value }) => [name, value]));
  const loaded = (url: string | undefined, blocks = false): LoadedUrl[] =>
    url === undefined || url.startsWith('data:') ? [] : [{ url: new URL(url.trim(), ORIGIN).href, blocks }];
  const rel = has.get('rel') ?? '';
  if (tagName === 'link') return LINKS.test(rel) ? loaded(has.get('href'), rel === 'stylesheet') : [];
  if (tagName === 'script')
    return loaded(has.get('src'), !has.has('async') && !has.has('defer') && has.get('type') !== 'module');
  if (!/^(img|source|iframe|audio|video|embed|track)$/.test(tagName)) return [];
  const set = (has.get('srcset') ?? '').split(',').map((each) => each.trim().split(' ')[0]);
  return [has.get('src'), has.get('poster'), ...set].flatMap((url) => loaded(url || undefined));
}
