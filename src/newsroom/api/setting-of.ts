import { parseId } from '../../base/id.ts';
import type { PageLink, Setting } from '../../press/setting.ts';
import { publicImage } from '../../store/images-reader.ts';
import type { Store } from '../../store/open-store.ts';
import type { Breaking } from '../../story/story.ts';

/** What every page is pressed with at this moment, or null while there is no publication. */
export async function settingOf({ read }: Store, now: Date): Promise<Setting | null> {
  const [stored, standing, links] = await Promise.all([
    read.publication.publication(),
    read.breaking.at(now),
    read.published.pageLinks(),
  ]);
  if (stored === null) return null;
  const { document: publication, origin } = stored;
  const breaking = new Map<string, Breaking>();
  const pages = new Map<string, readonly PageLink[]>();
  for (const { id } of publication.services) {
    const [line] = standing.get(id) ?? [];
    if (line) breaking.set(id, line);
    pages.set(id, links.get(id) ?? []);
  }
  const wanted = publication.units.flatMap(({ mark }) => (mark === null ? [] : (parseId<'Image'>(mark) ?? [])));
  const images = await read.images.imagesById(wanted);
  const marks = new Map(
    publication.units.flatMap(({ id, mark }) => {
      const image = images.find((candidate) => candidate.id === mark);
      return image ? [[id, publicImage(image)] as const] : [];
    }),
  );
  return { publication, origin: origin ?? '', breaking, pages, marks, now };
}
