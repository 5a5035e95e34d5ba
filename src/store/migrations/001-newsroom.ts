import { sql, type Kysely } from 'kysely';

/** The first tables. Text is in the order of its bytes; languages bring sort keys of their own. */
export async function createNewsroom(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...PUBLICATION, ...STORIES, ...PEOPLE, ...EDITIONS]) await sql.raw(statement).execute(db);
}

const PUBLICATION = [
  `create table newsroom.publication (
    single boolean primary key default true check (single),
    document jsonb not null,
    origin text collate "C",
    demonstration boolean not null default false,
    changed_at timestamptz not null
  )`,
  `create table newsroom.topic (
    service text collate "C" not null,
    slug text collate "C" not null,
    name text collate "C" not null,
    primary key (service, slug)
  )`,
  `create table newsroom.storyline (
    slug text collate "C" primary key,
    document jsonb not null
  )`,
  `create table newsroom.redirect (
    path text collate "C" primary key,
    target text collate "C" not null
  )`,
  `create index redirect_target on newsroom.redirect (target)`,
];

const PEOPLE = [
  `create table newsroom.account (
    id uuid primary key,
    name text collate "C" not null,
    name_folded text collate "C" not null unique,
    role text collate "C" not null,
    passphrase text collate "C",
    created_at timestamptz not null,
    disabled_at timestamptz
  )`,
  `create table newsroom.session (
    digest text collate "C" primary key,
    account uuid not null references newsroom.account on delete cascade,
    created_at timestamptz not null,
    seen_on date not null,
    expires_at timestamptz not null
  )`,
  `create index session_account on newsroom.session (account)`,
  `create table newsroom.sign_in_link (
    digest text collate "C" primary key,
    role text collate "C" not null,
    account uuid references newsroom.account on delete cascade,
    name text collate "C",
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table newsroom.token (
    digest text collate "C" primary key,
    id uuid not null unique,
    name text collate "C" not null,
    role text collate "C" not null,
    created_at timestamptz not null,
    revoked_at timestamptz
  )`,
];

// Accounts are named in stories' records without a reference: a record outlives the account.
const STORIES = [
  `create table newsroom.story (
    id uuid primary key,
    service text collate "C" not null,
    kind text collate "C" not null,
    translation_set uuid not null,
    slug text collate "C" not null,
    path text collate "C" unique,
    state text collate "C" not null,
    latest_revision uuid not null,
    published_revision uuid,
    first_published_at timestamptz,
    published_at timestamptz,
    embargo_until timestamptz,
    scheduled_for timestamptz,
    withdrawn_at timestamptz,
    withdrawn_reason text collate "C",
    created_at timestamptz not null,
    source text collate "C",
    unique (service, source),
    check (published_revision is null or (path is not null and first_published_at is not null and published_at is not null)),
    check (published_revision is null or state not in ('unpublished', 'withdrawn')),
    check (published_revision is not null or state <> 'published'),
    check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_reason is not null)),
    check ((state = 'scheduled') = (scheduled_for is not null))
  )`,
  `create table newsroom.revision (
    id uuid primary key,
    story uuid not null references newsroom.story on delete cascade,
    number integer not null,
    content jsonb not null,
    headline text collate "C" not null,
    headline_folded text collate "C" not null,
    saved_at timestamptz not null,
    account uuid,
    act text collate "C" not null,
    unique (story, number)
  )`,
  `create index story_public on newsroom.story (service, first_published_at desc, id desc) include (published_at)
    where published_revision is not null and kind <> 'page'`,
  `create index story_modified on newsroom.story (service, published_at) where published_revision is not null`,
  `create index story_slug on newsroom.story (service, slug)`,
  `create index story_latest on newsroom.story (latest_revision desc)`,
  `create index story_set on newsroom.story (translation_set)`,
  `create index story_due on newsroom.story (scheduled_for) where scheduled_for is not null`,
  `create index story_withdrawn on newsroom.story (withdrawn_at) where withdrawn_at is not null`,
  `create table newsroom.listing (
    story uuid not null references newsroom.story on delete cascade,
    service text collate "C" not null,
    list text collate "C" not null,
    slug text collate "C" not null,
    first_published_at timestamptz not null,
    primary key (story, list, slug)
  )`,
  `create index listing_order on newsroom.listing (service, list, slug, first_published_at desc, story desc)`,
  `create table newsroom.correction (
    id uuid primary key,
    story uuid not null references newsroom.story on delete cascade,
    text text collate "C" not null,
    at timestamptz not null,
    account uuid
  )`,
  `create index correction_story on newsroom.correction (story, at)`,
  `create table newsroom.breaking (
    id uuid primary key,
    service text collate "C" not null,
    text text collate "C" not null,
    story uuid references newsroom.story on delete set null,
    starts_at timestamptz not null,
    ends_at timestamptz
  )`,
  `create table newsroom.image (
    id uuid primary key,
    original_digest text collate "C" not null,
    original_type text collate "C" not null,
    original_length bigint not null,
    width integer not null,
    height integer not null,
    focus_x double precision not null,
    focus_y double precision not null,
    alt text collate "C" not null,
    caption text collate "C" not null,
    credit text collate "C" not null,
    renditions jsonb not null,
    created_at timestamptz not null,
    account uuid
  )`,
  `create index image_original on newsroom.image (original_digest)`,
  `create index image_renditions on newsroom.image using gin (renditions jsonb_path_ops)`,
];

const EDITIONS = [
  `create table newsroom.pending (
    id bigint generated always as identity primary key,
    subject text collate "C" not null,
    queued_at timestamptz not null
  )`,
  `create table newsroom.edition (
    seq bigint primary key,
    digest text collate "C" not null,
    at timestamptz not null
  )`,
];
