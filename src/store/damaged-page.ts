/** Classes of SQLSTATE that say so: data_corrupted, index_corrupted. */
const CODES = ['XX001', 'XX002'];

/** One sentence for an error of either engine that says that the database itself is damaged; null for any other. */
export function explainedDamage(error: unknown): string | null {
  const { code, message } = error instanceof Error ? (error as Error & { code?: unknown }) : {};
  if (!CODES.includes(String(code))) return null;
  return `the database is damaged (${message ?? ''}): stop Picket, keep its database for looking at, and restore the last backup into a new home; until you stop it, readers have the edition as it is`;
}
