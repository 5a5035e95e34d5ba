import { inlineOf } from './body-leaves.ts';
import type { Block, Body, RecordingUse } from './body.ts';
import type { CaptionsId, RecordingId } from './recording.ts';

/** The recordings that a body uses, where it uses them. */
export function recordingUses(body: Body): readonly RecordingUse[] {
  return body.flatMap((block) => (block.type === 'recording' ? [block.use] : []));
}

/** Each once, in their order. */
export function recordingsOf(body: Body): readonly RecordingId[] {
  return [...new Set(recordingUses(body).map(({ recording }) => recording))];
}

/** The captions that a body uses, each once, in their order. */
export function captionsOf(body: Body): readonly CaptionsId[] {
  return [...new Set(recordingUses(body).flatMap(({ captions }) => captions.map((use) => use.captions)))];
}

export interface ReplaceRecordings {
  readonly recording: (recording: RecordingId) => RecordingId | null;
  readonly captions: (captions: CaptionsId) => CaptionsId | null;
}

/** The body with other recordings and captions in place of its own; where there is no other recording, its words stay. */
export function replaceRecordings(body: Body, replace: ReplaceRecordings): Body {
  return body.flatMap((block): Block[] => {
    if (block.type !== 'recording') return [block];
    const { use } = block;
    const recording = replace.recording(use.recording);
    if (recording === null) return wordsOf(use);
    const captions = use.captions.flatMap(({ language, captions: id }) => {
      const other = replace.captions(id);
      return other === null ? [] : [{ language, captions: other }];
    });
    return [{ type: 'recording', use: { ...use, recording, captions } }];
  });
}

function wordsOf({ caption, credit, transcript }: RecordingUse): Block[] {
  const content = inlineOf([{ text: `${caption} ${credit}`, marks: [] }]);
  return content.length > 0 ? [{ type: 'paragraph', content }, ...transcript] : [...transcript];
}
