import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { isCsrfToken } from '../csrf.ts';
import { RECORDING_LIMIT } from '../recordings.ts';
import { oldForm } from './csrf.ts';
import { TOKEN_FIELD, TOKEN_HEADER } from './csrf-fields.ts';
import { sentType } from './read-form.ts';
import type { Visit } from './visit.ts';

export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  /** What the sender says the file is; empty when nothing is said. */
  readonly declaredType: string;
}

/**
 * Writes the file of a form into `file` as it comes, never whole in memory. A form of a session has to carry that session's
 * token before the file.
 * @throws Refusal 'wrong-type', 'unreadable', 'forbidden', 'too-large', 'invalid' when there is no file, or not one
 */
export async function receiveUpload(context: Context<Visit>, file: string): Promise<Upload> {
  if (sentType(context) !== 'multipart/form-data') {
    throw new Refusal('wrong-type', 'Send the recording as multipart/form-data.');
  }
  const { body } = context.req.raw;
  if (Number(context.req.header('content-length') ?? 0) > RECORDING_LIMIT + 100_000) throw tooLarge();
  if (body === null || !/;\s*boundary=/i.test(context.req.header('content-type') ?? ''))
    throw new Refusal('unreadable', 'The form is damaged: send it again.');
  const receiving = new Receiving(context, file);
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), receiving.parser);
  } catch (error) {
    if (receiving.refusal === null && error instanceof Refusal) throw error;
    if (receiving.refusal === null) throw new Refusal('unreadable', 'The form is damaged: send it again.');
  }
  return await receiving.end();
}

class Receiving {
  readonly parser: BusboyInstance;
  refusal: Refusal | null = null;
  readonly #fields = new Map<string, string>();
  #declaredType = '';
  #written: Promise<void> | null = null;

  constructor(context: Context<Visit>, file: string) {
    const limits = { fields: 10, fieldSize: 10_000, files: 2, fileSize: RECORDING_LIMIT + 1, parts: 12 };
    const headers = { 'content-type': context.req.header('content-type') ?? '' };
    this.parser = new Busboy({ headers, limits });
    this.parser.on('field', (name, value) => this.#fields.set(name, value));
    this.parser.on('file', (...[name, part, , , type]) => {
      if (this.#refuse(context, name)) part.resume();
      else {
        this.#declaredType = type;
        this.#written = pipeline(part, counted(), createWriteStream(file));
        // Waited for at the end; a fault meanwhile must not end the process.
        this.#written.catch(() => {});
      }
    });
  }

  async end(): Promise<Upload> {
    if (this.refusal !== null) throw this.refusal;
    if (this.#written === null) throw invalidFile('Send the recording as a file.');
    await this.#written;
    return { fields: this.#fields, declaredType: this.#declaredType };
  }

  /** Before a byte of the file is written. */
  #refuse(context: Context<Visit>, name: string): boolean {
    const session = context.get('session');
    const given = context.req.header(TOKEN_HEADER) ?? this.#fields.get(TOKEN_FIELD) ?? '';
    if (session !== null && !isCsrfToken(given, session)) {
      this.refusal ??= oldForm();
    } else if (name !== 'file' || this.#written !== null) {
      this.refusal ??= invalidFile('Send one file, in the field “file”.');
    }
    return this.refusal !== null;
  }
}

function counted(): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length > RECORDING_LIMIT) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function tooLarge(): Refusal {
  const detail = `This is larger than ${RECORDING_LIMIT / 1_000_000} MB: save it smaller and send that.`;
  return new Refusal('too-large', detail, { faults: [{ field: 'file', detail }] });
}

function invalidFile(detail: string): Refusal {
  return new Refusal('invalid', detail, { faults: [{ field: 'file', detail }] });
}
