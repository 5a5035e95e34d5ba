/**
 * Which characters a TrueType or OpenType font has glyphs for: the code points of its `cmap` (OpenType 1.9.1, “cmap”), from
 * its table of all planes where there is one, else from that of the first plane.
 * @throws RangeError when the bytes are no such font.
 */
export function coverageOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const formats = new Map<number, number>();
  for (let at = cmap + 4, left = view.getUint16(cmap + 2); left > 0; at += 8, left -= 1) {
    const table = cmap + view.getUint32(at + 4);
    formats.set(view.getUint16(table), table);
  }
  const all = formats.get(12);
  if (all !== undefined) return new Set(inGroups(view, all));
  const first = formats.get(4);
  if (first === undefined) throw new RangeError('the font has no character map that we read');
  return new Set(inSegments(view, first));
}

function tableAt(view: DataView, name: string): number {
  for (let at = 12, left = view.getUint16(4); left > 0; at += 16, left -= 1) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new RangeError(`the font has no table ${name}`);
}

/** Format 12: runs of code points. */
function* inGroups(view: DataView, table: number): Generator<number> {
  for (let at = table + 16, left = view.getUint32(table + 12); left > 0; at += 12, left -= 1) {
    for (let point = view.getUint32(at); point <= view.getUint32(at + 4); point += 1) yield point;
  }
}

/** Format 4: ends, starts, deltas and offsets stand in four lists; glyph 0 is the box for what is missing. */
function* inSegments(view: DataView, table: number): Generator<number> {
  const size = view.getUint16(table + 6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = table + 14 + segment;
    const start = end + size + 2;
    const offsetAt = start + 2 * size;
    const [delta, offset] = [view.getUint16(start + size), view.getUint16(offsetAt)];
    for (let point = view.getUint16(start); point <= view.getUint16(end) && point < 0xffff; point += 1) {
      const glyph = offset === 0 ? point : view.getUint16(offsetAt + offset + 2 * (point - view.getUint16(start)));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield point;
    }
  }
}
