import { sql, type Kysely } from 'kysely';

/** Passkeys, second factors, and what lists sessions and invitations: ids, and days in place of times. */
export async function prepareForPeople(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table newsroom.account
    add column user_handle text collate "C" unique,
    add column totp text collate "C"`,
  `create table newsroom.passkey (
    id uuid primary key,
    account uuid not null references newsroom.account on delete cascade,
    credential text collate "C" not null unique,
    public_key text collate "C" not null,
    counter bigint not null,
    transports jsonb not null,
    name text collate "C" not null,
    created_on date not null,
    used_on date
  )`,
  `create index passkey_account on newsroom.passkey (account)`,
  `create table newsroom.recovery_code (
    digest text collate "C" primary key,
    account uuid not null references newsroom.account on delete cascade
  )`,
  `create index recovery_code_account on newsroom.recovery_code (account)`,
  // Random, not of the time: an id must not tell the moment that a day hides.
  `alter table newsroom.session add column id uuid not null unique default gen_random_uuid()`,
  `alter table newsroom.session alter column id drop default`,
  `alter table newsroom.session rename column created_at to created_on`,
  `alter table newsroom.session alter column created_on type date using (created_on at time zone 'UTC')::date`,
  `update newsroom.session
    set expires_at = (date_trunc('day', expires_at at time zone 'UTC') + interval '1 day') at time zone 'UTC'`,
  `alter table newsroom.sign_in_link add column id uuid not null unique default gen_random_uuid()`,
  `alter table newsroom.sign_in_link alter column id drop default`,
];
