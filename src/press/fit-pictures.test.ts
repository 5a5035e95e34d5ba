import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Rendition } from '../story/image.ts';
import type { CopiedPlace } from './copied-story.ts';
import { fitPictures } from './fit-pictures.ts';
import { sampleImage } from './testing/sample.ts';

const WIDTHS = [320, 480, 768, 1200];

/** A picture that has pixels for so many of the widths; a file of a width has so many bytes. */
function placeOf(widths: number, crop: 'full' | '16x9' = 'full'): CopiedPlace {
  const renditions = WIDTHS.slice(0, widths).flatMap((width) =>
    (['image/webp', 'image/jpeg', 'image/avif'] as const).map((type): Rendition => ({
      crop,
      width,
      height: width,
      type,
      path: `/m/${width}.${type}`,
    })),
  );
  const { id } = sampleImage();
  return { use: { image: id, alt: '', caption: '', credit: '' }, picture: { id, renditions }, crop: 'full' };
}

const lengthOf = ({ width }: Rendition): number => width * 100;
const encoded = (rendition: Rendition): number => 4 * Math.ceil(lengthOf(rendition) / 3);

test('with room for all, each is as wide as it can be up to 768 pixels, and WebP', () => {
  const places = [placeOf(4), placeOf(2), placeOf(1), placeOf(3, '16x9')];
  const fitting = fitPictures(places, { bytes: 1e9, lengthOf });
  assert.deepEqual([...fitting.keys()], places);
  assert.deepEqual(
    [...fitting.values()].map(({ width }) => width),
    [768, 480, 320, 768],
  );
  assert.ok([...fitting.values()].every(({ type }) => type === 'image/webp'));
});

test('a file that cannot be had is left out', () => {
  assert.equal(fitPictures([placeOf(2)], { bytes: 1e9, lengthOf: () => null }).size, 0);
  assert.equal(fitPictures([placeOf(0)], { bytes: 1e9, lengthOf }).size, 0);
});

test('they never take more room than there is, and none is smaller than it need be', () => {
  const places = fc.array(
    fc.nat(4).map((widths) => placeOf(widths)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(places, fc.nat(600_000), (all, bytes) => {
      const fitting = [...fitPictures(all, { bytes, lengthOf }).values()];
      const taken = fitting.reduce((sum, rendition) => sum + encoded(rendition), 0);
      assert.ok(taken <= bytes);
      const smallest = all.flatMap(({ picture: { renditions } }) => renditions[0] ?? []);
      const least = smallest.reduce((sum, rendition) => sum + encoded(rendition) + 300, 0);
      // Whatever fits at the smallest is there.
      if (least <= bytes && smallest.length === all.length) assert.equal(fitting.length, all.length);
    }),
  );
});
