import { parentPort, workerData } from 'node:worker_threads';
import { openDurablePostgres } from './durable-postgres.ts';
import type { Answer, DatabaseError, Question } from './embedded-protocol.ts';
import { EmbeddedStatements } from './embedded-statements.ts';

/**
 * The thread that holds the embedded database: Postgres in WebAssembly blocks whoever runs it. It answers one question
 * after the other, and `close` last. What is thrown outside a question ends the thread.
 */

const port = parentPort;
if (port === null) throw new Error('embedded-thread.ts runs in a thread');
const { folder } = workerData as { folder: string };
const opening = openDurablePostgres(folder, (error) => endThread(messageOf(error))).then((database) => ({
  database,
  statements: new EmbeddedStatements(database),
}));
let last: Promise<void> = opening.then(() => undefined);

port.on('message', (question: Question) => {
  last = last.then(async () => port.postMessage(await answer(await opening, question)));
});

async function answer({ database, statements }: Awaited<typeof opening>, question: Question): Promise<Answer> {
  const { id } = question;
  if (question.type === 'close') {
    await database.close();
    return { type: 'closed', id };
  }
  try {
    return { type: 'rows', id, ...(await statements.query(question.sql, question.parameters)) };
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
