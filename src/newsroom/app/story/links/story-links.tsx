import { Button, Loader } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type RefObject } from 'react';
import { LINK_STRINGS } from '../../../../language/strings/newsroom/links.ts';
import { parseBody } from '../../../../story/body-html.ts';
import { linksOf } from '../../../../story/body-links.ts';
import { ask } from '../../api.ts';
import type { Story } from '../../api-types.ts';
import { FaultNote } from '../../fault-note.tsx';
import { useSession } from '../../session.tsx';
import { useRoomWords, useWords } from '../../words.tsx';
import type { SheetHands } from '../sheet-hands.ts';
import { isDoubtful, type CheckedLink } from './checked-link.ts';
import { LinkLine } from './link-line.tsx';
import './links.css';

interface StoryLinksProps {
  readonly story: Story;
  /** The text as it is written just now. */
  readonly html: string;
  readonly writable: boolean;
  readonly hands: RefObject<SheetHands>;
  settle(): Promise<string | null>;
}

interface Links {
  readonly links: readonly CheckedLink[];
}

/** Where the links of the text lead. Others are asked by the newsroom's server alone, and only when somebody wants it. */
export function StoryLinks({ story, html, writable, hands, settle }: StoryLinksProps) {
  const words = useRoomWords(LINK_STRINGS);
  const { loading } = useWords();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  const hrefs = useMemo(() => (open ? linksOf(parseBody(html).body) : []), [open, html]);
  const saved = async (): Promise<boolean> => !writable || (await settle()) !== null;
  const { data, error } = useQuery({
    queryKey: ['links', story.id, hrefs],
    // Where it cannot be saved, why is said where the saving is shown.
    queryFn: async () => ((await saved()) ? await ask<Links>(`/stories/${story.id}/links`) : null),
    enabled: open,
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const asking = useMutation({
    mutationFn: async () =>
      (await saved()) ? await ask<Links>(`/stories/${story.id}/links`, { method: 'POST' }) : null,
  });
  const answers = new Map(asking.data?.links.map((link) => [link.href, link]));
  const links = data?.links.map((link) => (link.whose === 'other' ? (answers.get(link.href) ?? link) : link)) ?? [];
  const doubtful = links.filter(isDoubtful).length;
  return (
    <details className="times links" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      <div className="stack">
        <FaultNote error={error} />
        {data === undefined && !error && <Loader size="sm" role="status" aria-label={loading} />}
        {data !== undefined && data !== null && (
          <p className="hint" role="status">
            {links.length === 0 ? words.none : doubtful > 0 ? words.doubtful(doubtful) : words.nothingFound}
          </p>
        )}
        <ul className="link-lines">
          {links.map((link) => (
            <LinkLine
              key={link.href}
              link={link}
              writable={writable}
              show={() => hands.current.showLink(link.href)}
              relink={(to) => hands.current.relink(link.href, to)}
            />
          ))}
        </ul>
        {may('write') && links.some(({ whose }) => whose === 'other') && (
          <div className="link-asking">
            <Button variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
              {words.ask}
            </Button>
            <p className="hint">{words.askHint}</p>
            <FaultNote error={asking.error} />
          </div>
        )}
      </div>
    </details>
  );
}
