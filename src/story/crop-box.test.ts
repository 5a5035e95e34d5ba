import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutAround, heightFor, widthsFor, type CropRow } from './crop-box.ts';

const row: CropRow = { crop: '16x9', ratio: [16, 9], widths: [320, 480, 768, 1200] };
const whole: CropRow = { ...row, crop: 'full', ratio: null };

test('a picture gives the widths it has pixels for, and one at least', () => {
  assert.deepEqual(widthsFor({ width: 4000, height: 3000 }, row), [320, 480, 768, 1200]);
  assert.deepEqual(widthsFor({ width: 1200, height: 675 }, row), [320, 480, 768, 1200]);
  assert.deepEqual(widthsFor({ width: 1199, height: 675 }, row), [320, 480, 768]);
  assert.deepEqual(widthsFor({ width: 4000, height: 300 }, row), [320, 480]);
  assert.deepEqual(widthsFor({ width: 4000, height: 300 }, whole), [320, 480, 768, 1200]);
  assert.deepEqual(widthsFor({ width: 200, height: 900 }, row), [200]);
  assert.deepEqual(widthsFor({ width: 16, height: 9 }, row), [16]);
});

test('the widths of the 16×9 crop have the heights of the design', () => {
  const heights = row.widths.map((width) => heightFor(width, { width: 4000, height: 3000 }, row.ratio));
  assert.deepEqual(heights, [180, 270, 432, 675]);
});

test('a cut lies inside the scaled picture, holds its focus and never enlarges', () => {
  const side = fc.integer({ min: 16, max: 20_000 });
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const sizes = fc.record({ width: side, height: side });
  const places = fc.record({ x: place, y: place });
  fc.assert(
    fc.property(sizes, places, fc.boolean(), (size, focus, cropped) => {
      const ratio = cropped ? row.ratio : null;
      for (const wanted of widthsFor(size, cropped ? row : whole)) {
        const cut = cutAround(size, { width: wanted, ratio, focus });
        assert.equal(cut.part.width, wanted);
        assert.ok(cut.whole.width <= size.width && cut.whole.height <= size.height, JSON.stringify(cut));
        assert.ok(cut.part.left >= 0 && cut.part.left + cut.part.width <= cut.whole.width);
        assert.ok(cut.part.top >= 0 && cut.part.top + cut.part.height <= cut.whole.height);
        const across = focus.x * cut.whole.width - cut.part.left;
        const down = focus.y * cut.whole.height - cut.part.top;
        assert.ok(across >= -1 && across <= cut.part.width + 1 && down >= -1 && down <= cut.part.height + 1);
      }
    }),
    { numRuns: 500 },
  );
});

test('the focus is in the middle where the edges let it be', () => {
  const size = { width: 4000, height: 3000 };
  const top = (y: number): number => cutAround(size, { width: 1200, ratio: [16, 9], focus: { x: 0.5, y } }).part.top;
  assert.deepEqual([0, 0.5, 0.6, 1].map(top), [0, 113, 203, 225]);
});
