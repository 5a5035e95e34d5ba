import type { CaptionsId, RecordingId } from '../story/recording.ts';
import type { ImportedFile } from './imported-story.ts';
import { standInId, type FindFile } from './picture-finder.ts';

/** Gives each recording of a document, and its captions, a stand-in, and remembers which file it is. */
export class RecordingList {
  readonly #recordings: FileList<RecordingId>;
  readonly #captions: FileList<CaptionsId>;

  constructor(find: FindFile) {
    this.#recordings = new FileList(find);
    this.#captions = new FileList(find);
  }

  /** The stand-in of the recording at this address, or null when there is no such file. */
  readonly recording = (source: string): RecordingId | null => this.#recordings.standIn(source);
  /** The same for captions. */
  readonly captions = (source: string): CaptionsId | null => this.#captions.standIn(source);

  get files(): { recordings: readonly ImportedFile<RecordingId>[]; captions: readonly ImportedFile<CaptionsId>[] } {
    return { recordings: this.#recordings.files, captions: this.#captions.files };
  }
}

class FileList<StandIn extends string> {
  readonly #find: FindFile;
  readonly #ids = new Map<string, StandIn>();

  constructor(find: FindFile) {
    this.#find = find;
  }

  standIn(source: string): StandIn | null {
    const file = this.#find(source);
    if (file === null) return null;
    const id = this.#ids.get(file) ?? (standInId(this.#ids.size + 1) as string as StandIn);
    this.#ids.set(file, id);
    return id;
  }

  get files(): readonly ImportedFile<StandIn>[] {
    return [...this.#ids].map(([file, id]) => ({ id, file }));
  }
}
