import type { CaptionsId, RecordingId } from '../story/recording.ts';
import type { ImportedFile } from './imported-story.ts';
import { standInId, type FindFile } from './picture-finder.ts';

/** Where else readers had the file at this address: of a page about it, say. */
type AddressesOf = (source: string) => readonly string[];

/** Gives each recording of a document, and its captions, a stand-in, and remembers which file it is and where readers had it. */
export class RecordingList {
  readonly #recordings: FileList<RecordingId>;
  readonly #captions: FileList<CaptionsId>;

  constructor(find: FindFile, addressesOf: AddressesOf = () => []) {
    this.#recordings = new FileList(find, addressesOf);
    this.#captions = new FileList(find, addressesOf);
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
  readonly #addressesOf: AddressesOf;
  readonly #known = new Map<string, { readonly id: StandIn; readonly addresses: Set<string> }>();

  constructor(find: FindFile, addressesOf: AddressesOf) {
    this.#find = find;
    this.#addressesOf = addressesOf;
  }

  standIn(source: string): StandIn | null {
    const file = this.#find(source);
    if (file === null) return null;
    const id = standInId(this.#known.size + 1) as string as StandIn;
    const known = this.#known.get(file) ?? { id, addresses: new Set<string>() };
    for (const address of [source, ...this.#addressesOf(source)]) known.addresses.add(address);
    this.#known.set(file, known);
    return known.id;
  }

  get files(): readonly ImportedFile<StandIn>[] {
    return [...this.#known].map(([file, { id, addresses }]) => ({ id, file, addresses: [...addresses] }));
  }
}
