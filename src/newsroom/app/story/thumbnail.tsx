import { useQuery } from '@tanstack/react-query';
import { imageQuery, renditionOf } from '../pictures/images.ts';

/** A picture of the library as it prints, 16×9. */
export function Thumbnail({ image, alt }: { readonly image: string; readonly alt: string }) {
  const { data } = useQuery({ ...imageQuery(image), staleTime: Infinity });
  const shown = data && renditionOf(data, '16x9', 600);
  if (!shown) return <span className="thumbnail-missing">{alt}</span>;
  return <img src={shown.path} width={shown.width} height={shown.height} alt={alt} />;
}
