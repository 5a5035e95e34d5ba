/** So long an answer is waited for. */
const PATIENCE = 20_000;

/**
 * Asks this site for an address, as any other reader of the page would: no cookie, no referrer, no other host.
 * @throws when nothing usable comes back
 */
export async function ask(path: string): Promise<Response> {
  const answer = await fetch(path, {
    cache: 'no-cache',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}
