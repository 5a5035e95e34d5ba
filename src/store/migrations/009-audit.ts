import { sql, type Kysely } from 'kysely';

/** The record of acts, each entry holding the digest of the one before. */
export async function createAudit(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Whoever acted and what was acted on are named without a reference: an entry outlives both.
  `create table newsroom.audit_entry (
    number bigint primary key check (number > 0),
    at timestamptz not null,
    act text collate "C" not null,
    actor uuid,
    subject text collate "C",
    detail text collate "C",
    salt text collate "C",
    detail_digest text collate "C",
    digest text collate "C" not null,
    check (detail is null or (salt is not null and detail_digest is not null))
  )`,
];
