import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { openDurablePostgres } from './durable-postgres.ts';
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
const opening = openDurablePostgres(folder, (error) => endThread(messageOf(error)));
let last: Promise<void> = opening.then(() => undefined);

port.on('message', (question: Question) => {
  last = last.then(async () => port.postMessage(await answer(await opening, question)));
});

async function answer(database: PGlite, question: Question): Promise<Answer> {
  const { id } = question;
  if (question.type === 'close') {
    await database.close();
    return { type: 'closed', id };
  }
  try {
    const { rows, affectedRows } = await database.query(question.sql, [...question.parameters], { parsers: PARSERS });
    return { type: 'rows', id, rows, affected: affectedRows ?? 0 };
  } catch (error) {
    return { type: 'error', id, error: plainError(error) };
  }
}

function plainError(error: unknown): DatabaseError {
  const { message, code, detail, constraint } = error instanceof Error ? (error as Partial<DatabaseError>) : {};
  return { message: message ?? String(error), code, detail, constraint };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Says why and ends the thread at once, from within Postgres too: thrown there, an error is not sure to come out. */
function endThread(reason: string): never {
  port?.postMessage({ type: 'lost', reason } satisfies Answer);
  process.exit(1);
}
