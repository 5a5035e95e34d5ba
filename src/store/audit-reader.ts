import type { AccountId, AuditEntryRow, Database, TokenId } from './tables.ts';

/** An entry, and the name that its actor has now; null when it is nobody's or the name is gone. */
export type AuditLine = AuditEntryRow & { readonly name: string | null };

export interface AuditQuery {
  readonly limit: number;
  readonly before?: number | undefined;
  /** An account or a token. */
  readonly actor?: AccountId | TokenId | undefined;
  /** No pattern: letters, hyphens and points. */
  readonly act?: string | undefined;
}

export class AuditReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The latest first; below `before`, of one actor, of one act or all that begin with it and a point, where they are given. */
  async lines({ before, limit, actor, act }: AuditQuery): Promise<readonly AuditLine[]> {
    let query = this.#db
      .selectFrom('auditEntry as e')
      .leftJoin('account as a', 'a.id', 'e.actor')
      .leftJoin('token as t', 't.id', 'e.actor')
      .selectAll('e')
      .select((of) => of.fn.coalesce('a.name', 't.name').as('name'))
      .orderBy('e.number', 'desc')
      .limit(limit);
    if (before !== undefined) query = query.where('e.number', '<', before);
    if (actor !== undefined) query = query.where('e.actor', '=', actor);
    if (act !== undefined) query = query.where((of) => of.or([of('e.act', '=', act), of('e.act', 'like', `${act}.%`)]));
    return await query.execute();
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
