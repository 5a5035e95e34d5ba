import { Hono } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { addCaptions, addRecording, receiveRecording } from '../recordings.ts';
import type { Newsroom } from '../newsroom.ts';
import { TOKEN_FIELD } from './csrf.ts';
import { field, pickedFile, readForm, sentType } from './read-form.ts';
import { receiveUpload } from './upload.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/recordings` */
export function apiRecordings(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.post('/', async (context) => {
    const actor = actorOf(context);
    const incoming = await receiveRecording(newsroom, actor);
    try {
      const { fields, declaredType } = await receiveUpload(context, incoming.file);
      refuseOthers(fields.keys(), []);
      return context.json(await addRecording(newsroom, actor, { incoming, declaredType }), 201);
    } finally {
      await incoming.discard();
    }
  });
  return app;
}

/** `/api/captions` */
export function apiCaptions(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.post('/', async (context) => {
    const actor = actorOf(context);
    if (sentType(context) !== 'multipart/form-data') {
      throw new Refusal('wrong-type', 'Send the captions as multipart/form-data.');
    }
    const form = await readForm(context);
    refuseOthers(form.keys(), ['file', 'language']);
    return context.json(await addCaptions(newsroom, actor, await sentCaptions(form)), 201);
  });
  return app;
}

/** Captions from a form with the fields `file` and `language`. @throws Refusal 'invalid' */
export async function sentCaptions(form: FormData): Promise<{ bytes: Uint8Array; language: string }> {
  const file = pickedFile(form, 'file');
  if (file === null) {
    const detail = 'Send the captions as a file.';
    throw new Refusal('invalid', detail, { faults: [{ field: 'file', detail }] });
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), language: field(form, 'language').trim() };
}

function refuseOthers(names: Iterable<string>, known: readonly string[]): void {
  const others = [...new Set(names)].filter((name) => name !== TOKEN_FIELD && !known.includes(name));
  if (others.length === 0) return;
  const faults = others.map((name) => ({ field: name, detail: 'There is no such field here: leave it out.' }));
  throw new Refusal('invalid', 'Correct what is listed, and send it again.', { faults });
}
