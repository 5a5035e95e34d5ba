import { compareText } from '../../base/bytes.ts';
import { isDigest, type Digest } from '../../base/digest.ts';

/** A file of checksums as `sha256sum -c` reads it. */
export interface Sums {
  /** The edition that changed it last: its first line, a comment. */
  readonly seq: number;
  /** By the name of the file, from the root of the folder. */
  readonly lines: ReadonlyMap<string, Digest>;
}

/** No address holds a backslash or the end of a line (protocol, 5.5), so no name has to be escaped. */
export function formatSums({ seq, lines }: Sums): string {
  const sorted = [...lines].sort(([a], [b]) => compareText(a, b));
  return `# edition ${seq}\n${sorted.map(([file, digest]) => `${digest}  ${file}\n`).join('')}`;
}

/** Null for what `formatSums` did not make whole. */
export function parseSums(text: string): Sums | null {
  const [first = '', ...rest] = text.split('\n');
  const seq = Number(/^# edition ([1-9]\d{0,14})$/.exec(first)?.[1]);
  if (Number.isNaN(seq) || rest.pop() !== '') return null;
  const lines = new Map<string, Digest>();
  for (const line of rest) {
    const [digest, file] = [line.slice(0, 64), line.slice(66)];
    if (!isDigest(digest) || line.slice(64, 66) !== '  ' || file === '') return null;
    lines.set(file, digest);
  }
  return { seq, lines };
}
