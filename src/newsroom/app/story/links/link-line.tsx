import { Button } from '@mantine/core';
import { LINK_STRINGS, type LinkStrings } from '../../../../language/strings/newsroom/links.ts';
import { useRoomWords } from '../../words.tsx';
import { isDoubtful, type CheckedLink } from './checked-link.ts';

interface LinkLineProps {
  readonly link: CheckedLink;
  readonly writable: boolean;
  /** In the text. */
  show(): void;
  relink(to: string): void;
}

/** One link: where it leads, what is known of it, and what can be done at once. */
export function LinkLine({ link, writable, show, relink }: LinkLineProps) {
  const words = useRoomWords(LINK_STRINGS);
  const { href, to, clean, doubts } = link;
  const name = shortened(href);
  // Where it moved to may carry what follows readers, too: that is offered once it stands there.
  return (
    <li data-doubtful={isDoubtful(link) || undefined}>
      <button type="button" className="link-name" title={href} aria-label={words.show(name)} onClick={show}>
        <bdi dir="ltr">{name}</bdi>
      </button>
      <p>{standing(words, link)}</p>
      {doubts.map((doubt) => (
        <p key={doubt}>{words.doubts[doubt]}</p>
      ))}
      {to !== null && (
        <p>
          <bdi dir="ltr" className="link-to">
            {to}
          </bdi>
        </p>
      )}
      {writable && (to !== null || clean !== null) && (
        <div className="link-acts">
          {to !== null && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${words.takeNew}: ${to}`}
              onClick={() => relink(to)}
            >
              {words.takeNew}
            </Button>
          )}
          {clean !== null && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${words.takeOff}: ${name}`}
              onClick={() => relink(clean)}
            >
              {words.takeOff}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function standing(words: LinkStrings, { whose, state, status, why }: CheckedLink): string {
  if (whose === 'newsroom') return words.newsroom;
  switch (state) {
    case 'answers':
      return whose === 'own' ? words.ownAnswers : words.answers;
    case 'dead':
      return whose === 'own' ? words.ownDead : status === null ? words.noHost : words.dead(status);
    case 'silent':
      return why === 'status' ? words.silentStatus(status ?? 0) : words.silent[why ?? 'line'];
    case 'not-asked':
      return why === 'guarded' ? words.guarded : words.notAsked;
    default:
      return words.states[state];
  }
}

/** Without what every address begins with. */
function shortened(href: string): string {
  return href.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '') || href;
}
