import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { openDurable } from './durable-folder.ts';
import type { Answer, DatabaseError, Question } from './embedded-protocol.ts';

/**
 * The thread that holds the embedded database: Postgres in WebAssembly blocks whoever runs it. It answers one question
 * after the other, and `close` last. What is thrown outside a question ends the thread.
 */

/** As server-dialect.ts reads them: bigint as number, date as its text. */
const PARSERS = { 20: Number, 1082: (text: string) => text };

const port = parentPort;
if (port === null) throw new Error('embedded-thread.ts runs in a thread');
const { folder } = workerData as { folder: string };
let lost: Error | null = null;
const opening = openDurable(folder, (error) => {
  lost = new Error('the disk does not keep what is written', { cause: error });
});
let last: Promise<void> = opening.then(() => undefined);

port.on('message', (question: Question) => {
  last = last.then(async () => port.postMessage(await answer(await opening, question)));
});

async function answer(database: PGlite, question: Question): Promise<Answer> {
  const { id } = question;
  if (lost !== null) throw lost;
  if (question.type === 'close') {
    await database.close();
    return { type: 'closed', id };
  }
  try {
    const { rows, affectedRows } = await database.query(question.sql, [...question.parameters], { parsers: PARSERS });
    return { type: 'rows', id, rows, affected: affectedRows ?? 0 };
  } catch (error) {
    // Postgres itself has ended, or must: nothing it holds can be trusted any more.
    if (lost !== null || isCrash(error)) throw lost ?? error;
    return { type: 'error', id, error: plainError(error) };
  }
}

function plainError(error: unknown): DatabaseError {
  const { message, code, detail, constraint } = error instanceof Error ? (error as Partial<DatabaseError>) : {};
  return { message: message ?? String(error), code, detail, constraint };
}

/** WebAssembly has trapped: out of memory, or a fault in Postgres. */
function isCrash(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}
