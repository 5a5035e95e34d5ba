import type { ImageInUse } from './images.ts';

export type UploadState =
  | { readonly kind: 'waiting' }
  /** Sent whole, it is being drawn. */
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'added'; readonly image: ImageInUse }
  | { readonly kind: 'refused'; readonly error: Error };

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly state: UploadState;
}

export type Send = (file: File, told: (share: number) => void) => Promise<ImageInUse>;

/** The newsroom draws one picture at a time: a second one is on its way meanwhile. */
const AT_ONCE = 2;

/** Sends pictures a few at a time. One that is refused keeps no other. */
export class UploadQueue {
  readonly #send: Send;
  readonly #added: (image: ImageInUse) => void;
  readonly #listeners = new Set<() => void>();
  #uploads: readonly Upload[] = [];
  #key = 0;

  constructor(send: Send, added: (image: ImageInUse) => void) {
    this.#send = send;
    this.#added = added;
  }

  readonly uploads = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(files: readonly File[]): void {
    const added = files.map((file): Upload => ({ key: (this.#key += 1), file, state: { kind: 'waiting' } }));
    this.#show([...this.#uploads, ...added]);
    this.#begin();
  }

  again(key: number): void {
    this.#become(key, { kind: 'waiting' });
    this.#begin();
  }

  /** Forgets what has come to its end. */
  clear(): void {
    this.#show(this.#uploads.filter(isUnderWay));
  }

  #begin(): void {
    const sending = this.#uploads.filter(({ state }) => state.kind === 'sending').length;
    const next = this.#uploads.filter(({ state }) => state.kind === 'waiting').slice(0, AT_ONCE - sending);
    for (const upload of next) void this.#run(upload);
  }

  async #run(upload: Upload): Promise<void> {
    const { key, file } = upload;
    this.#become(key, { kind: 'sending', share: 0 });
    try {
      const image = await this.#send(file, (share) => this.#become(key, { kind: 'sending', share }));
      this.#become(key, { kind: 'added', image });
      this.#added(image);
    } catch (error) {
      this.#become(key, { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) });
    }
    this.#begin();
  }

  #become(key: number, state: UploadState): void {
    this.#show(this.#uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }

  #show(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

export function isUnderWay({ state }: Upload): boolean {
  return state.kind === 'waiting' || state.kind === 'sending';
}
