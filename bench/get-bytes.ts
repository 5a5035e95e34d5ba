import http from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What comes over the line for an address, as it is encoded. @throws Error when the answer is another than 200 in this encoding. */
export async function getBytes(url: string, encoding: string): Promise<{ bytes: Buffer; cookies: number }> {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
    http.get(url, { headers: { 'accept-encoding': encoding }, agent: false }, resolve).once('error', reject),
  );
  const { 'content-encoding': given = 'identity' } = response.headers;
  if (response.statusCode !== 200 || given !== encoding) throw new Error(`${url}: ${response.statusCode}, ${given}`);
  return { bytes: await buffer(response), cookies: response.headers['set-cookie']?.length ?? 0 };
}
