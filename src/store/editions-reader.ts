import type { Digest } from '../base/digest.ts';
import type { Database } from './tables.ts';

export interface EditionRow {
  readonly seq: number;
  readonly digest: Digest;
  readonly at: Date;
  /** The earlier edition that readers have again in it, but for what was pressed since; null when it is as the store has it. */
  readonly backTo: number | null;
}

export interface Pending {
  /** Rising in the order of queueing. */
  readonly id: number;
  /** A story's id, or a word of the newsroom's such as `everything`. */
  readonly subject: string;
  readonly queuedAt: Date;
}

export class EditionsReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The highest number given out, or null before the first edition. */
  async latest(): Promise<EditionRow | null> {
    const row = await this.#db.selectFrom('edition').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
    return row ?? null;
  }

  /** Which of these hold an earlier edition, and which one. */
  async stepsBack(seqs: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (seqs.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('edition')
      .select(['seq', 'backTo'])
      .where('seq', 'in', seqs)
      .where('backTo', 'is not', null)
      .$narrowType<{ backTo: number }>()
      .execute();
    return new Map(rows.map(({ seq, backTo }) => [seq, backTo]));
  }

  /** What was acknowledged and may not be in the edition on disk, in the order it was queued. */
  async pending(): Promise<readonly Pending[]> {
    return await this.#db.selectFrom('pending').selectAll().orderBy('id').execute();
  }
}
