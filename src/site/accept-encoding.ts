import type { Encoding } from '../edition/encodings.ts';

/** At the same weight the smaller form first; what is not encoded costs a reader the most. */
const PREFERRED: readonly Encoding[] = ['br', 'gzip', 'identity'];

const NAMES: Readonly<Record<string, Encoding>> = { br: 'br', gzip: 'gzip', 'x-gzip': 'gzip', identity: 'identity' };

const IDENTITY: readonly Encoding[] = ['identity'];

/** What browsers, mirrors and web servers in front send, read once. A list of ours: no header of theirs is kept. */
const USUAL = new Map(
  ['gzip, deflate, br, zstd', 'gzip, deflate, br', 'gzip, deflate', 'gzip', 'br', 'br, gzip', 'identity'].map(
    (header) => [header, read(header)] as const,
  ),
);

/**
 * The codings that a client takes, best first; empty when it takes none of ours (RFC 9110, 12.5.3). A header that cannot
 * be read counts as none sent.
 */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return IDENTITY;
  return USUAL.get(header) ?? read(header);
}

function read(header: string): readonly Encoding[] {
  const weights = weightsOf(header);
  if (weights === null) return IDENTITY;
  const other = weights.get('*');
  const rated = PREFERRED.map((encoding) => {
    // Not named: identity is acceptable unless `*` refuses it, and then the last choice; others need a name or `*`.
    const unnamed = encoding === 'identity' ? (other === 0 ? 0 : Number.MIN_VALUE) : (other ?? 0);
    return { encoding, weight: weights.get(encoding) ?? unnamed };
  });
  return rated
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ encoding }) => encoding);
}

/** Null when it is not `#( codings [ weight ] )`. Of codings named twice the first counts. */
function weightsOf(header: string): Map<Encoding | '*', number> | null {
  const weights = new Map<Encoding | '*', number>();
  for (const member of header.split(',')) {
    if (member.trim() === '') continue;
    const parts = /^[ \t]*([\w!#$%&'*+.^`|~-]+)[ \t]*(?:;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)[ \t]*)?$/i.exec(
      member,
    );
    if (parts === null) return null;
    const name = parts[1] === '*' ? '*' : NAMES[parts[1]?.toLowerCase() ?? ''];
    if (name !== undefined && !weights.has(name)) weights.set(name, Number(parts[2] ?? 1));
  }
  return weights;
}
