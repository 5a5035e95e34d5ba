import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../../story/body-text.ts';
import type { Story, StoryFields } from '../api-types.ts';
import { useWords } from '../words.tsx';
import { hunksOf, merged, type Choice } from './compare.ts';

interface MergeViewProps {
  /** What was typed here and is not with the newsroom. */
  readonly mine: Partial<StoryFields>;
  /** What the newsroom has now of it. */
  readonly theirs: Pick<Story, 'service'> & Partial<StoryFields>;
  /** What it is called where it is a part of a page. */
  readonly title?: string;
  /** Whoever saved it, where that is known. */
  readonly by: string | null;
  done(fields: Partial<StoryFields>): void;
}

/** Two texts that were written on the same revision, part by part: nothing is chosen for anybody. */
export function MergeView({ mine, theirs, by, title, done }: MergeViewProps) {
  const words = useWords();
  const [lines, setLines] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [hunkChoices, setHunkChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const differing = namesOf(mine).filter((name) => name !== 'body' && !same(mine[name], theirs[name]));
  const hunks = mine.body === undefined ? [] : hunksOf(theirs.body?.html ?? '', mine.body.html);
  const finish = (): void => {
    const kept = differing.filter((name) => lines.get(name) !== 'theirs').map((name) => [name, mine[name]]);
    const body = merged(hunks, hunkChoices);
    const fields: Partial<StoryFields> = Object.fromEntries(kept);
    done(mine.body === undefined || body === theirs.body?.html ? fields : { ...fields, body: { html: body } });
  };
  return (
    <section className="merge" aria-labelledby="merge-title">
      {title === undefined ? (
        <h1 id="merge-title">{by === null ? words.mergeTitle : words.mergeTitleBy(by)}</h1>
      ) : (
        <h2 id="merge-title">{title}</h2>
      )}
      <p>{words.mergeHint}</p>
      {differing.map((name) => (
        <Part
          key={name}
          name={words.fields[name]}
          language={theirs.service}
          theirs={shown(theirs[name])}
          mine={shown(mine[name])}
          choice={lines.get(name) ?? 'mine'}
          choose={(choice) => setLines(new Map(lines).set(name, choice))}
        />
      ))}
      {hunks.map((hunk, at) =>
        hunk.kind === 'same' ? (
          <p key={at} className="merge-same" lang={theirs.service} dir="auto">
            {plainText(hunk.blocks)}
          </p>
        ) : (
          <Part
            key={at}
            name={words.body}
            language={theirs.service}
            theirs={plainText(hunk.theirs)}
            mine={plainText(hunk.mine)}
            both
            choice={hunkChoices.get(at) ?? 'both'}
            choose={(choice) => setHunkChoices(new Map(hunkChoices).set(at, choice))}
          />
        ),
      )}
      <Button onClick={finish}>{words.mergeDone}</Button>
    </section>
  );
}

interface PartProps {
  readonly name: string;
  readonly language: string;
  readonly theirs: string;
  readonly mine: string;
  readonly both?: boolean;
  readonly choice: Choice;
  choose(choice: Choice): void;
}

function Part({ name, language, theirs, mine, both = false, choice, choose }: PartProps) {
  const words = useWords();
  const side = (title: string, text: string, out: boolean) => (
    <div data-out={out || undefined}>
      <h2>{title}</h2>
      <p lang={language} dir="auto">
        {text === '' ? <em>{words.nothing}</em> : text}
      </p>
    </div>
  );
  return (
    <fieldset className="merge-part">
      <legend>{name}</legend>
      <div className="merge-sides">
        {side(words.theirs, theirs, choice === 'mine')}
        {side(words.mine, mine, choice === 'theirs')}
      </div>
      <SegmentedControl
        aria-label={name}
        value={choice}
        onChange={(value) => choose(value === 'theirs' || value === 'both' ? value : 'mine')}
        data={[
          { value: 'theirs', label: words.keepTheirs },
          { value: 'mine', label: words.keepMine },
          ...(both ? [{ value: 'both', label: words.keepBoth }] : []),
        ]}
      />
    </fieldset>
  );
}

function namesOf(fields: Partial<StoryFields>): (keyof StoryFields)[] {
  return Object.keys(fields) as (keyof StoryFields)[];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .filter((each) => typeof each === 'string')
    .join(' · ');
}
