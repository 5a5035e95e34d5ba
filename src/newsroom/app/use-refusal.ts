import { useMemo } from 'react';
import { sayRefusal, type Refused } from '../../language/strings/newsroom/refusals.ts';
import type { Problem } from './api.ts';
import { useLanguage, useMoment } from './words.tsx';

/** What a refusal says, in the app's language as far as its sentences have names: one for each fault, or the one of the whole. */
export function useRefusal(): (problem: Problem) => readonly string[] {
  const { language } = useLanguage();
  const moment = useMoment();
  return useMemo(() => {
    const say = (refused: Refused): string => sayRefusal(language, refused, moment);
    return ({ faults, code, values, message }) => {
      const said = faults.length > 0 ? faults.map(say) : [say({ code, values, detail: message })];
      // Two pictures that lack the same are one sentence.
      return [...new Set(said)];
    };
  }, [language, moment]);
}
