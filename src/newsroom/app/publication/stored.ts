import type { Publication } from '../../../story/publication.ts';
import { ask } from '../api.ts';

/** The publication as the newsroom has it, and the tag by which it is named there. */
export interface Stored {
  readonly document: Publication;
  readonly tag: string;
}

export async function readStored(): Promise<Stored> {
  return await tagged((answered) => ask<Publication>('/publication', { answered }));
}

/** @throws Problem 412 when it is not any more what `tag` names. */
export async function putStored(document: Publication, tag: string): Promise<Stored> {
  const headers = { 'if-match': tag };
  return await tagged((answered) =>
    ask<Publication>('/publication', { method: 'PUT', json: document, headers, answered }),
  );
}

async function tagged(asked: (answered: (headers: Headers) => void) => Promise<Publication>): Promise<Stored> {
  let tag = '*';
  const document = await asked((headers) => void (tag = headers.get('etag') ?? '*'));
  return { document, tag };
}
