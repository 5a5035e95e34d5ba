import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { WrongUse } from '../configuration.ts';

/** Asks at the terminal, and shows nothing of the answer. @throws WrongUse where there is no terminal. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new WrongUse('there is no terminal to ask at: give --passphrase-file');
  process.stderr.write(`${question}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
