import { useEffect, useRef, useState } from 'react';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { useSession } from '../session.tsx';
import { useRoomWords } from '../words.tsx';
import type { Post } from './post-types.ts';

/** Says that posts of other people came: whoever does not see the list hears it. */
export function NewPosts({ newest }: { readonly newest: Post | undefined }) {
  const words = useRoomWords(liveStrings);
  const { me } = useSession();
  const number = newest?.number ?? 0;
  const seen = useRef(number);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (number > seen.current && newest !== undefined && newest.by !== me.name)
      setSaid(words.newPost(number, newest.by));
    seen.current = Math.max(seen.current, number);
  }, [number, newest, me.name, words]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}
