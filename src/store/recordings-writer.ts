import { newId } from '../base/id.ts';
import type { CaptionsId, RecordingId } from '../story/recording.ts';
import type { CaptionsRow, Database, RecordingRow } from './tables.ts';

export class RecordingsWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(recording: Omit<RecordingRow, 'id'>): Promise<RecordingId> {
    const id = newId<'Recording'>(recording.createdAt);
    await this.#db
      .insertInto('recording')
      .values({ ...recording, id })
      .execute();
    return id;
  }

  async addCaptions(captions: Omit<CaptionsRow, 'id'>): Promise<CaptionsId> {
    const id = newId<'Captions'>(captions.createdAt);
    await this.#db
      .insertInto('captions')
      .values({ ...captions, id })
      .execute();
    return id;
  }
}
