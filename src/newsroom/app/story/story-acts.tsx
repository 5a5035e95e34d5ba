import { Badge, Button, Modal } from '@mantine/core';
import type { Story } from '../api-types.ts';
import { STATE_COLOURS } from '../desk/story-row.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useMoment, useWords } from '../words.tsx';
import { ActQuestion, ASKS, type Act } from './act-question.tsx';
import { PictureQuestion } from './picture-question.tsx';
import { useStoryAct } from './use-story-act.ts';

interface StoryActsProps {
  readonly story: Story;
  settle(): Promise<string | null>;
  acted(): Promise<void>;
  /** Leads to the words of a picture (sheet-hands.ts), where they are on this page. */
  showPicture?(at: number): void;
}

/** Where the story stands, and what can be done with it from there. */
export function StoryActs({ story, settle, acted, showPicture }: StoryActsProps) {
  const words = useWords();
  const moment = useMoment();
  const { may } = useSession();
  const { asking, setAsking, lacking, setLacking, run } = useStoryAct({ story, settle, acted });
  const button = (act: Act, { primary = false, danger = false } = {}) => (
    <Button
      key={act}
      variant={primary ? 'filled' : 'default'}
      {...(danger ? { color: 'red', variant: 'outline' } : {})}
      loading={run.isPending && run.variables.act === act}
      disabled={run.isPending}
      onClick={() => (ASKS[act] === undefined ? run.mutate({ act, json: {} }) : setAsking(act))}
    >
      {words.acts[act]}
    </Button>
  );
  return (
    <div className="stack acts">
      <p className="standing">
        <Badge size="lg" variant="light" color={STATE_COLOURS[story.state]}>
          {words.states[story.state]}
        </Badge>
        {story.approved && (
          <Badge variant="outline" color="teal">
            {words.approved}
          </Badge>
        )}
        {story.scheduledFor && ` ${moment(story.scheduledFor)}`}
      </p>
      {story.url !== undefined && (
        <a href={story.url} target="_blank" rel="noreferrer">
          {words.asReaders}
        </a>
      )}
      {actsOf(story, may).map(([act, how]) => button(act, how))}
      {may('edit') && ['draft', 'in-review'].includes(story.state) && (
        <Button variant="default" onClick={() => setAsking('schedule')}>
          {words.schedule}
        </Button>
      )}
      {asking === null && <FaultNote error={run.error} />}
      {asking !== null && (
        <Modal
          opened
          onClose={() => setAsking(null)}
          title={asking === 'schedule' ? words.schedule : words.acts[asking]}
          closeButtonProps={{ 'aria-label': words.close }}
        >
          <ActQuestion
            act={asking}
            error={run.error}
            busy={run.isPending}
            answered={(json) => run.mutate({ act: asking === 'schedule' ? 'publish' : asking, json })}
          />
        </Modal>
      )}
      {lacking !== null && (
        <PictureQuestion
          act={'at' in lacking.json ? 'schedule' : passing(lacking.act)}
          needs={lacking.needs}
          close={() => setLacking(null)}
          fillIn={
            showPicture &&
            ((at) => {
              setLacking(null);
              // Once the dialog has given the focus back.
              requestAnimationFrame(() => showPicture(at));
            })
          }
          goOn={() => {
            setLacking(null);
            run.mutate({ ...lacking, knowing: true });
          }}
        />
      )}
    </div>
  );
}

function passing(act: Act): 'submit' | 'approve' | 'publish' {
  return act === 'submit' || act === 'approve' ? act : 'publish';
}

type Offered = readonly [Act, { primary?: boolean; danger?: boolean }];

/** In the order that they come in a story's life; the likeliest is the filled one. */
function actsOf({ state, approved = false, url }: Story, may: (right: string) => boolean): Offered[] {
  const edits = may('edit');
  const offered: Offered[] = [];
  if (state === 'draft' && may('write')) offered.push(['submit', { primary: !edits }]);
  if (edits && state !== 'withdrawn') {
    if (state === 'in-review' && !approved) offered.push(['approve', { primary: true }]);
    if (state === 'in-review') offered.push(['send-back', {}]);
    offered.push(['publish', { primary: state !== 'in-review' || approved }]);
    if (state === 'scheduled') offered.push(['unschedule', {}]);
    if (url !== undefined) offered.push(['corrections', {}], ['unpublish', {}]);
  }
  if (may('withdraw') && (url !== undefined || state === 'unpublished')) offered.push(['withdraw', { danger: true }]);
  return offered;
}
