import type { AuditEntryRow, Database } from './tables.ts';

/** An entry, and the name that its actor has now; null when it is nobody's or the name is gone. */
export type AuditLine = AuditEntryRow & { readonly name: string | null };

export class AuditReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The latest first; below `before` if that is given. */
  async lines({ before, limit }: { before?: number; limit: number }): Promise<readonly AuditLine[]> {
    const query = this.#db
      .selectFrom('auditEntry as e')
      .leftJoin('account as a', 'a.id', 'e.actor')
      .leftJoin('token as t', 't.id', 'e.actor')
      .selectAll('e')
      .select((of) => of.fn.coalesce('a.name', 't.name').as('name'))
      .orderBy('e.number', 'desc')
      .limit(limit);
    return await (before === undefined ? query : query.where('e.number', '<', before)).execute();
  }

  /** In order, those above `after`. */
  async entriesAfter(after: number, limit: number): Promise<readonly AuditEntryRow[]> {
    return await this.#db
      .selectFrom('auditEntry')
      .selectAll()
      .where('number', '>', after)
      .orderBy('number')
      .limit(limit)
      .execute();
  }
}
