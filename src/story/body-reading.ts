import type { Mark } from './body-leaves.ts';
import type { Node } from './body-tree.ts';
import type { Block } from './body.ts';
import type { ImageId } from './image.ts';
import type { CaptionsId, RecordingId } from './recording.ts';

/** What reading an element needs besides the element. */
export interface Reading {
  readonly image: (source: string) => ImageId | null;
  readonly recording: (source: string) => RecordingId | null;
  readonly captions: (source: string) => CaptionsId | null;
  readonly base: string | null;
  /** Sentences about what was left out; each once. */
  readonly warnings: Set<string>;
  /** The blocks in some nodes. */
  readonly blocks: (nodes: readonly Node[], marks?: readonly Mark[]) => Block[];
}
