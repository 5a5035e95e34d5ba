import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { parseBody } from '../../../story/body-html.ts';
import { wordCount } from '../../../story/body-text.ts';
import { useWords } from '../words.tsx';

/** Of somebody who reads news; Kazakh and Russian words are longer than English ones, and fewer. */
const WORDS_A_MINUTE = 180;
/** Counting waits for the hands to rest: in a long text it takes a while. */
const REST = 800;

/** How long the body is, in words and in minutes of reading. */
export function TextLength({ html, language }: { readonly html: string; readonly language: string }) {
  const words = useWords();
  const [rested] = useDebouncedValue(html, REST);
  const count = useMemo(() => wordCount(parseBody(rested).body, language), [rested, language]);
  if (count === 0) return null;
  return (
    <p className="text-length">
      {words.wordCount(count)} · {words.readingTime(Math.max(1, Math.round(count / WORDS_A_MINUTE)))}
    </p>
  );
}
