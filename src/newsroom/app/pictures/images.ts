import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Focus, Rendition } from '../../../story/image.ts';
import { ask } from '../api.ts';

/** An entry of the library, as `GET /api/images` lists it. */
export interface LibraryImage {
  readonly id: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  /** Of the original, upright. */
  readonly width: number;
  readonly height: number;
  readonly focus: Focus;
  readonly createdAt: string;
  readonly by: string | null;
  readonly renditions: readonly Rendition[];
  readonly removed: readonly string[];
  readonly covered: boolean;
  readonly original: 'kept' | 'sealed' | 'destroyed';
  readonly uses: number;
}

/** As `GET /api/images/ID` has it. */
export interface ImageInUse extends Omit<LibraryImage, 'uses'> {
  readonly uses: readonly { readonly story: string; readonly headline: string }[];
  /** Readers see it, or another of the same file: then it is an editor's to change. */
  readonly public: boolean;
}

export interface ImagePage {
  readonly images: readonly LibraryImage[];
  readonly next: string | null;
}

export function imageQuery(id: string) {
  return queryOptions({ queryKey: ['image', id], queryFn: () => ask<ImageInUse>(`/images/${id}`), enabled: id !== '' });
}

/** Shows everywhere what became of a picture. */
export function useKeepImage(): (image: ImageInUse) => Promise<void> {
  const client = useQueryClient();
  return async (image) => {
    client.setQueryData(imageQuery(image.id).queryKey, image);
    await client.invalidateQueries({ queryKey: ['images'] });
  };
}

/** The smallest of a crop that is as wide as this and that every browser shows, or the widest there is. */
export function renditionOf(
  { renditions }: Pick<LibraryImage, 'renditions'>,
  crop: Rendition['crop'],
  width: number,
): Rendition | undefined {
  const fit = renditions.filter((each) => each.crop === crop && each.type !== 'image/avif');
  const sorted = fit.toSorted((a, b) => a.width - b.width);
  return sorted.find((each) => each.width >= width) ?? sorted.at(-1) ?? renditions[0];
}
