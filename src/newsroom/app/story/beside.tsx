import { Fragment, useMemo } from 'react';
import { direction } from '../../../language/direction.ts';
import { HISTORY_WORDS } from '../../../language/strings/newsroom/history.ts';
import { plainText } from '../../../story/body-text.ts';
import type { Block } from '../../../story/body.ts';
import type { Story } from '../api-types.ts';
import { useRoomWords, useWords } from '../words.tsx';
import { hunksOf, type Hunk } from './compare.ts';
import { pairBlocks } from './pair-blocks.ts';
import { wordChanges } from './word-changes.ts';

interface BesideProps {
  readonly before: Story;
  readonly after: Story;
  /** When `before` was saved. */
  readonly when: string;
}

/** How much of what is the same stands around what is not. */
const AROUND = 1;

/** Two states of a story in two columns, block beside block: what went is marked on the one side, what came on the other. */
export function Beside({ before, after, when }: BesideProps) {
  const { fields } = useWords();
  const words = useRoomWords(HISTORY_WORDS);
  const hunks = useMemo(() => hunksOf(before.body.html, after.body.html), [before.body.html, after.body.html]);
  return (
    <table className="beside">
      <thead>
        <tr>
          <th scope="col">{when}</th>
          <th scope="col">{words.now}</th>
        </tr>
      </thead>
      <tbody lang={after.service} dir={direction(after.service)}>
        <Row
          kind="headline"
          language={after.service}
          label={fields.headline}
          before={before.headline}
          after={after.headline}
        />
        <Row
          kind="standfirst"
          language={after.service}
          label={fields.standfirst}
          before={before.standfirst}
          after={after.standfirst}
        />
        {hunks.map((hunk, at) => (
          <Hunks key={at} language={after.service} hunk={hunk} isFirst={at === 0} isLast={at === hunks.length - 1} />
        ))}
      </tbody>
    </table>
  );
}

interface HunksProps {
  readonly hunk: Hunk;
  readonly language: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Hunks({ hunk, language, isFirst, isLast }: HunksProps) {
  if (hunk.kind === 'same') return <Same blocks={hunk.blocks} isFirst={isFirst} isLast={isLast} />;
  return pairBlocks(hunk.theirs, hunk.mine).map((pair, at) => (
    <Row key={at} kind="block" language={language} before={textOf(pair.before)} after={textOf(pair.after)} />
  ));
}

/** Of what nobody touched only the neighbours of what somebody did. */
function Same({
  blocks,
  isFirst,
  isLast,
}: {
  readonly blocks: readonly Block[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}) {
  const words = useRoomWords(HISTORY_WORDS);
  const head = isFirst ? 0 : AROUND;
  const tail = isLast ? 0 : AROUND;
  const left = blocks.length - head - tail;
  // One block says more than that there is one.
  if (left <= 1) return blocks.map((block, at) => <Unchanged key={at} block={block} />);
  return (
    <>
      {blocks.slice(0, head).map((block, at) => (
        <Unchanged key={at} block={block} />
      ))}
      <tr className="beside-left">
        <td colSpan={2}>
          <span>{words.sameBlocks(left)}</span>
        </td>
      </tr>
      {blocks.slice(blocks.length - tail).map((block, at) => (
        <Unchanged key={at} block={block} />
      ))}
    </>
  );
}

function Unchanged({ block }: { readonly block: Block }) {
  const text = plainText([block]);
  if (text === '') return null;
  return (
    <tr data-same>
      <td>{text}</td>
      <td>{text}</td>
    </tr>
  );
}

interface RowProps {
  readonly kind: 'headline' | 'standfirst' | 'block';
  readonly language: string;
  readonly label?: string;
  readonly before: string | null;
  readonly after: string | null;
}

function Row({ kind, language, label, before, after }: RowProps) {
  const words = useRoomWords(HISTORY_WORDS);
  const parts = useMemo(() => wordChanges(before ?? '', after ?? '', language), [before, after, language]);
  if (kind !== 'block' && before === '' && after === '') return null;
  const isSame = before === after;
  return (
    <tr data-kind={kind} data-same={(isSame && kind !== 'block') || undefined}>
      <td data-none={before === null || undefined}>
        {label !== undefined && <span className="unseen">{label}: </span>}
        {parts.map(({ text, kind: part }, at) => (
          <Fragment key={at}>{part === 'went' ? <del>{text}</del> : part === 'came' ? null : text}</Fragment>
        ))}
        {isSame && kind === 'block' && <small>{words.formChanged}</small>}
      </td>
      <td data-none={after === null || undefined}>
        {parts.map(({ text, kind: part }, at) => (
          <Fragment key={at}>{part === 'came' ? <ins>{text}</ins> : part === 'went' ? null : text}</Fragment>
        ))}
      </td>
    </tr>
  );
}

function textOf(block: Block | null): string | null {
  return block === null ? null : plainText([block]);
}
