import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { encodeNow, isCompressible, SUFFIX } from './encodings.ts';
import type { LandAnswer, LandNames, LandObject, LandQuestion } from './landing-protocol.ts';

/** A thread that compresses objects and writes them, unsynced, where they wait (landing.ts). One after the other. */

const port = parentPort;
if (port === null) throw new Error('landing-thread.ts runs in a thread');

/** Behind whoever answers readers or publishes. On Linux this is the priority of the thread, elsewhere of the process. */
const BEHIND = 10;
if (process.platform === 'linux') setPriority(BEHIND);

port.on('message', (question: LandQuestion) => port.postMessage(answer(question)));

function answer(question: LandQuestion): LandAnswer {
  const { id } = question;
  try {
    return { id, endings: question.kind === 'object' ? land(question) : name(question) };
  } catch (error) {
    const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
    return { id, error: { message, code } };
  }
}

/** What was written, in the order in which it is to get its names; null when the object was there. */
function land({ file, waits, bytes, type, again }: LandObject): readonly string[] | null {
  if (!again && statSync(file, { throwIfNoEntry: false })?.size === bytes.length) return null;
  makeFolder(path.dirname(waits));
  const endings: string[] = [];
  const forms = isCompressible(type) ? encodeNow(bytes) : [];
  // The object last: where it is, its forms are whole.
  for (const { encoding, bytes: form } of [...forms, { encoding: 'identity' as const, bytes }]) {
    write(waits + SUFFIX[encoding], form);
    endings.push(SUFFIX[encoding]);
  }
  return endings;
}

const made = new Set<string>();

/** Once: nobody takes one away again. */
function makeFolder(folder: string): void {
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
}

function name({ files }: LandNames): null {
  for (const { waits, file } of files) renameSync(waits, file);
  return null;
}

function write(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'wx', 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  } finally {
    closeSync(descriptor);
  }
}
