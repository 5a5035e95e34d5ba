import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { direction } from '../../../../language/direction.ts';
import { TRANSLATION_STRINGS, type TranslationStrings } from '../../../../language/strings/newsroom/translation.ts';
import { parseBody } from '../../../../story/body-html.ts';
import { plainText } from '../../../../story/body-text.ts';
import { untranslatedBlocks } from '../../../../story/changed-blocks.ts';
import { ask } from '../../api.ts';
import type { Story } from '../../api-types.ts';
import { FaultNote } from '../../fault-note.tsx';
import { useRoomWords, useWords } from '../../words.tsx';
import { hunksOf } from '../compare.ts';
import { wordChanges } from '../word-changes.ts';
import { useBesideBlocks } from './beside-blocks.ts';
import './translation.css';

interface Source {
  readonly original: Story;
  readonly since: { readonly revision: string } | null;
  readonly changed: readonly number[];
  readonly changedFields: readonly string[];
}

interface OriginalProps {
  readonly story: Story;
  /** The body that is being written, as it is now. */
  readonly html: string;
  /** The block of it that the cursor is in; -1 before it was in any. */
  readonly at: number;
  readonly writable: boolean;
  settle(): Promise<string | null>;
  /** Puts the cursor into a block of the translation. */
  go(block: number): void;
}

/** What a translation translates, block beside block: what changed there since, and what still waits here. */
export function Original({ story, html, at, writable, settle, go }: OriginalProps) {
  const words = useWords();
  const { data, error } = useQuery({
    queryKey: ['source', story.id],
    queryFn: () => ask<Source>(`/stories/${story.id}/source`),
    refetchInterval: 30_000,
  });
  if (error) return <FaultNote error={error} />;
  if (data === undefined) return <Loader role="status" aria-label={words.loading} />;
  return <Shown source={data} story={story} html={html} at={at} writable={writable} settle={settle} go={go} />;
}

function Shown({ source, story, html, at, writable, settle, go }: OriginalProps & { readonly source: Source }) {
  const room = useRoomWords(TRANSLATION_STRINGS);
  const { original, since } = source;
  const column = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => parseBody(original.body.html).body, [original.body.html]);
  const waiting = useMemo(() => untranslatedBlocks(parseBody(html).body, [blocks]), [html, blocks]);
  const before = useBefore(source);
  useBesideBlocks(column, [html, blocks.length, before.size]);
  return (
    <section className="original" aria-labelledby="original-title" ref={column}>
      <h2 id="original-title">{room.original}</h2>
      <Standing source={source} waiting={waiting} go={go}>
        {writable && <SaysTheSame story={story} original={original} since={since} settle={settle} />}
        <Link to="/stories/$id" params={{ id: original.id }}>
          {room.openOriginal}
        </Link>
      </Standing>
      <div className="original-words" lang={original.service} dir={direction(original.service)}>
        <p className="original-headline" data-changed={source.changedFields.includes('headline') || undefined}>
          {original.headline}
        </p>
        <p className="original-standfirst" data-changed={source.changedFields.includes('standfirst') || undefined}>
          {original.standfirst}
        </p>
      </div>
      {blocks.map((block, place) => (
        <div
          key={place}
          className="original-block"
          lang={original.service}
          dir={direction(original.service)}
          aria-current={place === at || undefined}
          data-changed={source.changed.includes(place) || undefined}
          data-waiting={waiting.includes(place) || undefined}
          data-kind={block.type}
        >
          <Words text={plainText([block])} before={before.get(place)} language={original.service} words={room} />
          {waiting.includes(place) && <small>{room.untranslated}</small>}
        </div>
      ))}
    </section>
  );
}

/** A block's words; where it said something else before, what went and what came. */
function Words(props: {
  readonly text: string;
  readonly before: string | undefined;
  readonly language: string;
  readonly words: TranslationStrings;
}) {
  const { text, before, language, words } = props;
  if (text.trim() === '') return <p className="hint">{words.noWords}</p>;
  if (before === undefined) return <p>{text}</p>;
  return (
    <p>
      <strong className="original-mark">{words.changed}</strong>{' '}
      {before === ''
        ? text
        : wordChanges(before, text, language).map(({ text: part, kind }, place) =>
            kind === 'came' ? <ins key={place}>{part}</ins> : kind === 'went' ? <del key={place}>{part}</del> : part,
          )}
    </p>
  );
}

interface StandingProps {
  readonly source: Source;
  readonly waiting: readonly number[];
  readonly children: React.ReactNode;
  go(block: number): void;
}

/** How far the translation is, in a sentence, and the way to the next part that wants work. */
function Standing({ source, waiting, children, go }: StandingProps) {
  const room = useRoomWords(TRANSLATION_STRINGS);
  const count = source.changed.length + source.changedFields.length;
  const next = waiting[0] ?? source.changed[0];
  return (
    <div className="original-standing" role="status">
      {waiting.length > 0 && <p>{room.partsUntranslated(waiting.length)}</p>}
      {count > 0 && <p>{room.partsChanged(count)}</p>}
      {count === 0 && waiting.length === 0 && <p>{source.since === null ? room.unknownBase : room.upToDate}</p>}
      {next !== undefined && (
        <Button variant="default" size="compact-md" onClick={() => go(next)}>
          {room.nextPart}
        </Button>
      )}
      {children}
    </div>
  );
}

interface SaysTheSameProps {
  readonly story: Story;
  readonly original: Story;
  readonly since: Source['since'];
  settle(): Promise<string | null>;
}

function SaysTheSame({ story, original, since, settle }: SaysTheSameProps) {
  const words = useWords();
  const room = useRoomWords(TRANSLATION_STRINGS);
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: async () => {
      if ((await settle()) === null) return;
      await ask(`/stories/${story.id}/translated`, { method: 'POST', json: { revision: original.revision } });
      notifications.show({ message: room.marked, color: 'teal', closeButtonProps: { 'aria-label': words.close } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['source', story.id] }),
  });
  if (since?.revision === original.revision) return null;
  return (
    <>
      <FaultNote error={mark.error} />
      <Button variant="default" size="compact-md" loading={mark.isPending} onClick={() => mark.mutate()}>
        {room.saysTheSame}
      </Button>
    </>
  );
}

/** What each changed block of the original said when it was translated, by its place now; '' for one that is new. */
function useBefore({ original, since, changed }: Source): ReadonlyMap<number, string> {
  const { data } = useQuery({
    queryKey: ['revision', since?.revision],
    queryFn: () => ask<Story>(`/revisions/${since?.revision ?? ''}`),
    enabled: since !== null && changed.length > 0,
    staleTime: Infinity,
  });
  return useMemo(() => {
    const before = new Map(changed.map((place) => [place, '']));
    if (data === undefined) return before;
    let place = 0;
    for (const hunk of hunksOf(data.body.html, original.body.html)) {
      const now = hunk.kind === 'same' ? hunk.blocks : hunk.mine;
      if (hunk.kind === 'differs')
        for (const [at, block] of hunk.theirs.entries())
          if (before.has(place + at) && at < now.length) before.set(place + at, plainText([block]));
      place += now.length;
    }
    return before;
  }, [data, changed, original.body.html]);
}
