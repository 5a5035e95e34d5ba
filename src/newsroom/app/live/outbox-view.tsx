import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { parseBody } from '../../../story/body-html.ts';
import { useMoment, useRoomWords } from '../words.tsx';
import { BodyView } from './body-view.tsx';
import type { Outbox, OutboxItem } from './outbox.ts';
import type { PostDraft } from './post-types.ts';

interface OutboxViewProps {
  readonly outbox: Outbox;
  readonly service: string;
  /** Whether there is room in the composer for a post that is taken back. */
  readonly room: boolean;
  takeBack(post: PostDraft): void;
}

/** Posts that the newsroom does not have yet, the newest first as among the others, and whether the line is there. */
export function OutboxView({ outbox, service, room, takeBack }: OutboxViewProps) {
  const words = useRoomWords(liveStrings);
  const state = useSyncExternalStore(outbox.subscribe, () => outbox.state);
  const { items, line } = state;
  const said = line === 'there' ? (items.length === 0 ? words.arrived : words.onItsWay) : words.lines[line];
  return (
    <>
      <p className="outbox-line" role="status" data-line={line}>
        {items.length > 0 && line !== 'there' && `${words.waiting(items.length)} `}
        {said}
      </p>
      {line !== 'there' && (
        <Button variant="default" size="compact-md" onClick={() => outbox.wake()}>
          {words.now}
        </Button>
      )}
      {items.length > 0 && (
        <ul className="outbox" aria-label={words.waitingPosts}>
          {items.toReversed().map((item) => (
            <li key={item.id}>
              <Waiting item={item} sending={state.sending === item.id} service={service} />
              <div className="post-acts">
                {item.refused !== null && (
                  <Button size="compact-md" variant="default" onClick={() => outbox.again(item.id)}>
                    {words.again}
                  </Button>
                )}
                {!item.tried && (
                  <Button
                    size="compact-md"
                    variant="default"
                    disabled={!room}
                    title={room ? undefined : words.noRoom}
                    onClick={() => {
                      const post = outbox.take(item.id);
                      if (post !== null) takeBack(post);
                    }}
                  >
                    {words.takeBack}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Waiting({
  item,
  sending,
  service,
}: {
  readonly item: OutboxItem;
  readonly sending: boolean;
  readonly service: string;
}) {
  const words = useRoomWords(liveStrings);
  const moment = useMoment();
  const { content, at, refused, tried, kept } = item;
  const standing = sending ? words.sending : tried ? words.unanswered : words.unsent;
  return (
    <>
      <p className="post-meta" data-refused={refused !== null || undefined}>
        {moment(at)} · {refused === null ? standing : `${words.refused}: ${refused}`}
      </p>
      {!kept && <p className="post-meta">{words.notKept}</p>}
      <div className="post-words" lang={service} dir="auto">
        {content.headline !== '' && <p className="post-headline">{content.headline}</p>}
        <BodyView body={parseBody(content.body.html).body} />
      </div>
    </>
  );
}
