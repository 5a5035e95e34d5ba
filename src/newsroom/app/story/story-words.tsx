import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Story, StoryFields } from '../api-types.ts';
import { useWords } from '../words.tsx';

/** The headline and the standfirst, in the type they print in. */
export function StoryWords({
  story,
  writable,
  change,
}: {
  readonly story: Story;
  readonly writable: boolean;
  change(fields: Partial<StoryFields>): void;
}) {
  const words = useWords();
  const [headline, setHeadline] = useState(story.headline);
  const [standfirst, setStandfirst] = useState(story.standfirst);
  return (
    <>
      {/* What is typed below is its text: whoever walks by headings finds it here. */}
      <h1 className="unseen">{headline}</h1>
      <Textarea
        className="headline"
        aria-label={words.fields.headline}
        placeholder={words.fields.headline}
        autosize
        readOnly={!writable}
        maxLength={1000}
        value={headline}
        onChange={({ currentTarget: { value } }) => {
          setHeadline(value.replace(/\n/g, ' '));
          change({ headline: value.replace(/\n/g, ' ') });
        }}
      />
      <Textarea
        className="standfirst"
        aria-label={words.fields.standfirst}
        placeholder={words.fields.standfirst}
        autosize
        readOnly={!writable}
        maxLength={1000}
        value={standfirst}
        onChange={({ currentTarget: { value } }) => {
          setStandfirst(value.replace(/\n/g, ' '));
          change({ standfirst: value.replace(/\n/g, ' ') });
        }}
      />
    </>
  );
}
