import { useQuery } from '@tanstack/react-query';
import { ask } from '../api.ts';

interface Rendition {
  readonly crop: string;
  readonly width: number;
  readonly height: number;
  readonly type: string;
  readonly path: string;
}

export interface LibraryImage {
  readonly id: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly renditions: readonly Rendition[];
}

/** A picture of the library as it prints, 16×9. */
export function Thumbnail({ image, alt }: { readonly image: string; readonly alt: string }) {
  const { data } = useQuery({
    queryKey: ['image', image],
    queryFn: () => ask<LibraryImage>(`/images/${image}`),
    staleTime: Infinity,
    enabled: image !== '',
  });
  const shown = data && renditionOf(data);
  if (!shown) return <span className="thumbnail-missing">{alt}</span>;
  return <img src={shown.path} width={shown.width} height={shown.height} alt={alt} />;
}

/** The smallest 16×9 of 600 px or more that every browser shows. */
export function renditionOf({ renditions }: LibraryImage): Rendition | undefined {
  const fit = renditions.filter(({ crop, type }) => crop === '16x9' && type !== 'image/avif');
  const sorted = fit.sort((a, b) => a.width - b.width);
  return sorted.find(({ width }) => width >= 600) ?? sorted.at(-1) ?? renditions[0];
}
