import { unreachable } from '../../base/unreachable.ts';
import type { Edition } from '../../edition/edition.ts';
import { queryPath } from '../../edition/query-path.ts';
import { faultOfPath } from '../../edition/verify/entry.ts';
import { addresses } from '../../press/addresses.ts';
import { pressRedirect } from '../../press/redirect.ts';
import type { Setting } from '../../press/setting.ts';
import type { PublicImage, Rendition } from '../../story/image.ts';
import { partsOfOld } from '../../story/old-address.ts';
import { REDIRECT, type Output } from '../../story/output.ts';
import type { OldTarget } from '../../store/imports-reader.ts';
import type { Readers } from '../../store/readers.ts';
import type { Page } from './page.ts';
import type { Pressed } from './press-page.ts';

/** What addresses of an earlier site stand for, and where it is now: null while readers cannot open it. */
export interface Leading {
  readonly from: OldTarget;
  readonly to: string | null;
}

/** What old addresses may have led to this page, which was pressed as `put`. Null for pages that no earlier site had. */
export function leadingTo(page: Page, put: readonly Output[]): Leading | null {
  switch (page.page) {
    case 'story': {
      // The text version and the parts of a live blog stand below its own address. Of a withdrawn one it is the page that says so.
      const paths = put.map(({ path }) => path).toSorted((a, b) => a.length - b.length);
      return { from: { service: '', kind: 'story', target: page.id }, to: paths[0] ?? null };
    }
    case 'topic':
    case 'person':
      return {
        from: { service: page.service, kind: page.page, target: page.slug },
        to: put.length > 0 ? addresses[page.page](page.service, page.slug) : null,
      };
    case 'month': {
      const { service, year, month } = page;
      const to = addresses.month(service, year, month);
      return { from: { service, kind: 'month', target: monthTarget(page) }, to: put.length > 0 ? to : null };
    }
    case 'front':
      return { from: { service: page.service, kind: 'front', target: '' }, to: addresses.front(page.service) };
    case 'feeds':
      return { from: { service: page.service, kind: 'feed', target: '' }, to: addresses.rss(page.service) };
    case 'choice':
    case 'sitemaps':
    case 'not-found':
    case 'archive':
    case 'contact':
    case 'saved':
    case 'service-not-found':
    case 'unit':
    case 'storyline':
    case 'notice':
    case 'redirect':
    case 'copy':
      return null;
    default:
      return unreachable(page);
  }
}

/** A month as the target of old addresses: `2020-05`. */
export function monthTarget({ year, month }: { readonly year: number; readonly month: number }): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** To the file of a recording or of its captions, which is one form for everybody. */
export function leadingToFile(
  { id, path }: { readonly id: string; readonly path: string },
  isPlayed: boolean,
): Leading {
  return { from: { service: '', kind: 'recording', target: id }, to: isPlayed ? path : null };
}

/** To the widest form of the whole picture that every browser opens. */
export function leadingToPicture({ id, renditions }: PublicImage, isShown: boolean): Leading {
  return { from: { service: '', kind: 'image', target: id }, to: isShown ? widest(renditions) : null };
}

export function widest(renditions: readonly Rendition[]): string | null {
  const whole = renditions.filter(({ crop, type }) => crop === 'full' && type === 'image/jpeg');
  return whole.toSorted((a, b) => b.width - a.width)[0]?.path ?? null;
}

interface At {
  readonly read: Readers;
  readonly setting: Setting;
  readonly edition: Pick<Edition, 'find'>;
  /** What this edition puts besides. */
  readonly put: ReadonlySet<string>;
}

/** The redirects of one target, from the addresses that led to it. To be pressed when all pages are: they cover nothing of ours. */
export async function pressOldAddresses(at: At, { to }: Leading, known: readonly string[]): Promise<Pressed> {
  const paths = [];
  for (const address of known) {
    const path = pathOfOld(address);
    if (path !== null && path !== to && (await isFree(at, path))) paths.push(path);
  }
  if (to === null) return { put: [], remove: paths };
  return { put: paths.map((path) => pressRedirect(at.setting, path, to)), remove: [] };
}

/** Where the edition keeps what an old address leads to, or null when it cannot be an address here. */
export function pathOfOld(address: string): string | null {
  const { path, query } = partsOfOld(address);
  const own = query === null ? path : queryPath(path, query);
  if (own === null || faultOfPath(own) !== null) return null;
  return query === null && /^\/(media|board|_plain|\.well-known)\//.test(own) ? null : own;
}

/** Whether nothing stands there but, perhaps, what an old address led to before. */
async function isFree({ read, edition, put }: At, path: string): Promise<boolean> {
  if (put.has(path)) return false;
  const there = edition.find(path);
  if (there !== null && there.type !== REDIRECT) return false;
  return (await read.publication.redirect(path)) === null;
}
