/** yyyy-mm-dd in UTC: as much as is kept of when somebody was there. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
