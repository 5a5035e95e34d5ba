import { Badge, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { TRANSLATION_STRINGS } from '../../../../language/strings/newsroom/translation.ts';
import { ask } from '../../api.ts';
import type { Story } from '../../api-types.ts';
import { STATE_COLOURS } from '../../desk/story-row.tsx';
import { FaultNote } from '../../fault-note.tsx';
import { useSession } from '../../session.tsx';
import { useRoomWords, useWords } from '../../words.tsx';

/** The same story in other services, each with its own state, and the way to one that is not there yet. */
export function Translations({ story, settle }: { readonly story: Story; settle(): Promise<string | null> }) {
  const words = useWords();
  const room = useRoomWords(TRANSLATION_STRINGS);
  const { publication, may, service } = useSession();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: async (into: string) => {
      if ((await settle()) === null) return;
      const { id } = await ask<{ id: string }>(`/stories/${story.id}/translations`, {
        method: 'POST',
        json: { service: into },
      });
      await navigate({ to: '/stories/$id', params: { id } });
    },
  });
  const there = new Set([story.service, ...story.translationSet.map((each) => each.service)]);
  const lacking = publication.services.filter(({ id }) => !there.has(id));
  if (story.kind === 'page' || (story.translationSet.length === 0 && lacking.length === 0)) return null;
  return (
    <section aria-labelledby="translations-title">
      <h2 id="translations-title">{room.translations}</h2>
      <ul className="translations">
        {story.translationSet.map((each) => (
          <li key={each.id}>
            <Link to="/stories/$id" params={{ id: each.id }} title={each.headline} lang={each.service}>
              {service(each.service)}
            </Link>
            <Badge variant="light" color={STATE_COLOURS[each.state]}>
              {words.states[each.state]}
            </Badge>
            {each.outdated && (
              <Badge variant="outline" color="orange">
                {room.outdated}
              </Badge>
            )}
          </li>
        ))}
      </ul>
      <FaultNote error={begin.error} />
      {may('write') && story.state !== 'withdrawn' && (
        <div className="translate-into">
          {lacking.map(({ id, name }) => (
            <Button
              key={id}
              variant="default"
              size="compact-md"
              disabled={begin.isPending}
              loading={begin.isPending && begin.variables === id}
              onClick={() => begin.mutate(id)}
            >
              {room.translateInto(name)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
