import type { PointerEvent, ReactNode, SVGProps } from 'react';
import { renditionOf, type ImageInUse } from './images.ts';
import type { Point } from './point.ts';

interface StageProps extends SVGProps<SVGSVGElement> {
  readonly image: ImageInUse;
  readonly children?: ReactNode;
}

/** A picture whole, and something over it that is measured in shares of it. */
export function Stage({ image, children, ...layer }: StageProps) {
  const shown = renditionOf(image, 'full', 1200);
  return (
    <div className="stage">
      <img src={shown?.path} width={shown?.width} height={shown?.height} alt={image.alt} draggable={false} />
      <svg {...layer}>{children}</svg>
    </div>
  );
}

/** Where on the layer a pointer is. */
export function pointOf(event: PointerEvent<SVGSVGElement>): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}

export function percent(share: number): string {
  return `${share * 100}%`;
}
