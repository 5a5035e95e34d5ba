import type { Digest } from '../base/digest.ts';
import type { Body } from '../story/body.ts';
import { captionsOf, recordingsOf } from '../story/body-recordings.ts';
import type { CaptionsId, PublicCaptions, PublicRecording, RecordingId } from '../story/recording.ts';
import type { PublicStory } from '../story/story.ts';
import type { CaptionsRow, Database, RecordingRow } from './tables.ts';

type Played = Pick<PublicStory, 'recordings' | 'captions'>;

export class RecordingsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Those that are there, in no order. */
  async recordingsById(ids: readonly RecordingId[]): Promise<readonly RecordingRow[]> {
    if (ids.length === 0) return [];
    return await this.#db.selectFrom('recording').selectAll().where('id', 'in', ids).execute();
  }

  /** The same for captions. */
  async captionsById(ids: readonly CaptionsId[]): Promise<readonly CaptionsRow[]> {
    if (ids.length === 0) return [];
    return await this.#db.selectFrom('captions').selectAll().where('id', 'in', ids).execute();
  }

  /** The recordings and captions of some bodies, looked up at once: what is answered gives each of them its own. */
  async playedIn(all: Body): Promise<(own: Body) => Played> {
    const recordings = await this.recordingsById(recordingsOf(all));
    const captions = await this.captionsById(captionsOf(all));
    return (own) => {
      const [wanted, words] = [new Set(recordingsOf(own)), new Set(captionsOf(own))];
      return {
        recordings: new Map(recordings.filter(({ id }) => wanted.has(id)).map((row) => [row.id, publicRecording(row)])),
        captions: new Map(captions.filter(({ id }) => words.has(id)).map((row) => [row.id, publicCaptions(row)])),
      };
    };
  }

  /** What was made of the file with this digest, or null. */
  async bySource(digest: Digest): Promise<RecordingRow | null> {
    const query = this.#db.selectFrom('recording').selectAll().where('sourceDigest', '=', digest);
    return (await query.orderBy('id').limit(1).executeTakeFirst()) ?? null;
  }

  /** The recording that has this address on the site, or will; null when there is none. */
  async byPath(path: string): Promise<RecordingRow | null> {
    return (await this.#db.selectFrom('recording').selectAll().where('path', '=', path).executeTakeFirst()) ?? null;
  }

  /** The same of captions. */
  async captionsByPath(path: string): Promise<CaptionsRow | null> {
    return (await this.#db.selectFrom('captions').selectAll().where('path', '=', path).executeTakeFirst()) ?? null;
  }

  /** The newest first. */
  async recordings(limit: number): Promise<readonly RecordingRow[]> {
    return await this.#db.selectFrom('recording').selectAll().orderBy('id', 'desc').limit(limit).execute();
  }

  /** The newest first. */
  async captions(limit: number): Promise<readonly CaptionsRow[]> {
    return await this.#db.selectFrom('captions').selectAll().orderBy('id', 'desc').limit(limit).execute();
  }

  /** The blobs of all, for whoever looks whether they are there. */
  async digests(): Promise<readonly Digest[]> {
    const recordings = this.#db.selectFrom('recording').select('digest');
    return (await recordings.unionAll(this.#db.selectFrom('captions').select('digest')).execute()).map(
      ({ digest }) => digest,
    );
  }
}

/** A recording as press is given it. */
function publicRecording(row: RecordingRow): PublicRecording {
  const { id, kind, type, path, length, seconds, width, height } = row;
  return { id, kind, type, path, length, seconds, width, height };
}

/** Captions as press is given them. */
function publicCaptions({ id, path }: CaptionsRow): PublicCaptions {
  return { id, path };
}
