import { sql, type Kysely } from 'kysely';

/** How a passkey is spoken to tells a phone from a laptop. Browsers find out by themselves. */
export async function dropTransports(db: Kysely<unknown>): Promise<void> {
  await sql`alter table newsroom.passkey drop column transports`.execute(db);
}
