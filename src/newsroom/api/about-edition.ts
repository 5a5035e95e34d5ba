import type { About } from '../../edition/head.ts';
import type { Setting } from '../../press/setting.ts';
import type { Readers } from '../../store/readers.ts';

/** What the next edition says besides its pages. */
export async function aboutEdition({ published }: Readers, { publication, origin }: Setting): Promise<About> {
  const withdrawn = (await published.withdrawn()).flatMap(({ path, at, reason }) =>
    path === null ? [] : [{ path, at, reason }],
  );
  return { origin: origin === '' ? null : origin, mirrors: publication.mirrors, withdrawn };
}
