import { sql, type Kysely } from 'kysely';

/** The places of a front that editors fill, which story of a set the others translate, and evidence from other sites. */
export async function createFronts(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table newsroom.front_place (
    service text collate "C" not null,
    place integer not null check (place > 0),
    story uuid not null references newsroom.story on delete cascade,
    until timestamptz,
    primary key (service, place)
  )`,
  // No reference: rows are restored in the order of their ids, and a translation may be older than its original.
  `alter table newsroom.story add column translation_of uuid`,
  // Until now a set did not say: its oldest story was the first.
  `update newsroom.story s set translation_of = first.id
    from (
      select distinct on (translation_set) translation_set, id from newsroom.story order by translation_set, created_at, id
    ) first
    where first.translation_set = s.translation_set and first.id <> s.id`,
  // Evidence may be anywhere, not only on this site.
  `update newsroom.storyline set document = replace(document::text, '"path": ', '"href": ')::jsonb`,
];
