import { readFile, stat } from 'node:fs/promises';

/** Why a document could not be read: the message is one sentence for the person who runs the import. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const LARGEST = 10 * 1024 * 1024;

/**
 * The text of a file: UTF-8, or what its first kilobyte names as its `charset`; with ends of lines as \n and no byte order mark.
 * @throws Unreadable
 */
export async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > LARGEST) throw new Unreadable('The file is larger than 10 MB.');
  const bytes = await readFile(file);
  return decoded(bytes).replace(/\r\n?/g, '\n');
}

/** The sentence for whoever runs the import. Faults of ours are thrown on. */
export function failureOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof RangeError) return 'It is nested too deep to be read.';
  if (error instanceof Error && 'code' in error) return `The file could not be opened (${String(error.code)}).`;
  if (error instanceof Error && error.name === 'Refusal') return error.message;
  throw error;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
    const label = /charset\s*=\s*["']?([\w-]{3,20})/i.exec(head)?.[1];
    if (label === undefined) throw new Unreadable('The file is not UTF-8 and does not say what it is.');
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      throw new Unreadable(`The file is neither UTF-8 nor ${label}, which it says it is.`);
    }
  }
}
