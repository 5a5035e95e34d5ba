import { sql, type Kysely } from 'kysely';

/** What makes publishing one story cost the same among a hundred thousand: sums that the database keeps, and indexes. */
export async function prepareForAnySize(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...MONTHS, ...SHOWN, ...INDEXES]) await sql.raw(statement).execute(db);
}

/** Of a row of `story`: whether it counts in its month. */
const COUNTS = (row: string): string => `(${row}.published_revision is not null and ${row}.kind <> 'page')`;

/** The same: whether it was first published in the month that begins at `first` in `zone`. */
const WITHIN = `(s.first_published_at >= first at time zone zone
  and s.first_published_at < (first + interval '1 month') at time zone zone)`;

/** Kept by triggers, so that no writer can forget them: deleting, restoring and importing too. */
const MONTHS = [
  `create table newsroom.published_month (
    service text collate "C" not null,
    year integer not null,
    month integer not null,
    count integer not null,
    modified timestamptz not null,
    primary key (service, year, month)
  )`,
  `create function newsroom.zone_of(of_service text) returns text language sql stable as $$
    select coalesce(
      (select each ->> 'timeZone'
        from newsroom.publication, jsonb_array_elements(document -> 'services') each where each ->> 'id' = of_service),
      'UTC')
  $$`,
  // A row is written in its place: what every publishing touches must not pile up until the next vacuum.
  `create function newsroom.sum_month(of_service text, zone text, first timestamp) returns void language sql as $$
    insert into newsroom.published_month
      select of_service, extract(year from first), extract(month from first), count(*), max(published_at)
      from newsroom.story s
      where service = of_service and ${COUNTS('s')} and ${WITHIN}
      having count(*) > 0
      on conflict (service, year, month) do update set count = excluded.count, modified = excluded.modified;
    delete from newsroom.published_month
      where service = of_service and year = extract(year from first) and month = extract(month from first)
        and not exists (
          select from newsroom.story s where s.service = of_service and ${COUNTS('s')} and ${WITHIN}
        )
  $$`,
  `create function newsroom.sum_all_months() returns trigger language plpgsql as $$
    begin
      delete from newsroom.published_month;
      perform newsroom.sum_month(service, zone, first)
        from (
          select distinct service, zone, date_trunc('month', first_published_at at time zone zone) as first
          from newsroom.story s
          join (select id, newsroom.zone_of(id) as zone from (select distinct service as id from newsroom.story) each) of_service
            on of_service.id = s.service
          where ${COUNTS('s')}
        ) months;
      return null;
    end
  $$`,
  // Whoever changes what a month counts takes the publication's row: one at a time, and none while time zones change.
  `create function newsroom.sum_changed_months() returns trigger language plpgsql as $$
    declare
      services text[];
      moments timestamptz[];
    begin
      if tg_op = 'INSERT' then
        select array_agg(a.service), array_agg(a.first_published_at) into services, moments from after a where ${COUNTS('a')};
      elsif tg_op = 'DELETE' then
        select array_agg(b.service), array_agg(b.first_published_at) into services, moments from before b where ${COUNTS('b')};
      else
        select array_agg(side.service), array_agg(side.moment) into services, moments
          from before b join after a using (id),
            lateral (values
              (b.service, b.first_published_at, ${COUNTS('b')}),
              (a.service, a.first_published_at, ${COUNTS('a')})
            ) side(service, moment, counts)
          where side.counts
            and (${COUNTS('b')}, b.service, b.first_published_at, b.published_at)
              is distinct from (${COUNTS('a')}, a.service, a.first_published_at, a.published_at);
      end if;
      if services is null then return null; end if;
      perform from newsroom.publication for no key update;
      perform newsroom.sum_month(month.service, month.zone, month.first)
        from (
          select distinct changed.service, zone, date_trunc('month', moment at time zone zone) as first
          from unnest(services, moments) changed(service, moment)
          join (select id, newsroom.zone_of(id) as zone from (select distinct unnest(services) as id) each) zones
            on zones.id = changed.service
        ) month;
      return null;
    end
  $$`,
  `create trigger story_added after insert on newsroom.story
    referencing new table as after for each statement execute function newsroom.sum_changed_months()`,
  `create trigger story_changed after update on newsroom.story
    referencing old table as before new table as after for each statement execute function newsroom.sum_changed_months()`,
  `create trigger story_deleted after delete on newsroom.story
    referencing old table as before for each statement execute function newsroom.sum_changed_months()`,
  `create trigger zones_set after insert or delete on newsroom.publication
    for each statement execute function newsroom.sum_all_months()`,
  `create trigger zones_changed after update on newsroom.publication
    for each row when (old.document -> 'services' is distinct from new.document -> 'services')
    execute function newsroom.sum_all_months()`,
  // Of a home that has stories: as if its time zones had just been set.
  `insert into newsroom.published_month
    select service, extract(year from first), extract(month from first), count(*), max(published_at)
    from (
      select service, published_at, date_trunc('month', first_published_at at time zone zone) as first
      from newsroom.story s
      join (select id, newsroom.zone_of(id) as zone from (select distinct service as id from newsroom.story) each) of_service
        on of_service.id = s.service
      where ${COUNTS('s')}
    ) stories
    group by 1, 2, 3`,
];

/** Every id that a body or its story names: of pictures, recordings and captions. Entries are few, so none wait in a list. */
const SHOWN = [
  `create function newsroom.ids_in(value jsonb) returns jsonb language sql immutable parallel safe as $$
    select jsonb_path_query_array(value, 'strict $.** ? (@.type() == "string" && @ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")')
  $$`,
  `create index revision_shows on newsroom.revision using gin (newsroom.ids_in(content)) with (fastupdate = off)`,
  `create index post_shows on newsroom.post using gin (newsroom.ids_in(body)) with (fastupdate = off)`,
];

const INDEXES = [
  `create index story_page on newsroom.story (service, path) where published_revision is not null and kind = 'page'`,
  `create index story_desk on newsroom.story (service, latest_revision desc)`,
  `create index story_state on newsroom.story (state, latest_revision desc)`,
  `create index story_desk_state on newsroom.story (service, state, latest_revision desc)`,
  `create index breaking_ends on newsroom.breaking (ends_at)`,
  `create index job_kind on newsroom.job (kind, due_at desc, id)`,
];
