import { newId } from '../base/id.ts';
import type { StoryId } from '../story/story.ts';
import type { NoteId, StoryNoteRow } from './story-tables.ts';
import type { Database } from './tables.ts';

export class NotesWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(note: Omit<StoryNoteRow, 'id'>): Promise<NoteId> {
    const id = newId<'Note'>(note.at);
    await this.#db
      .insertInto('storyNote')
      .values({ id, ...note })
      .execute();
    return id;
  }

  /** Whether there were words to erase. */
  async erase(story: StoryId, id: NoteId): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('storyNote')
      .set({ text: '' })
      .where('story', '=', story)
      .where('id', '=', id)
      .where('text', '<>', '')
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
}
