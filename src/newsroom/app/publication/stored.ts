import type { Publication } from '../../../story/publication.ts';
import { askTagged, type Tagged } from '../api.ts';

/** The publication as the newsroom has it, and the tag by which it is named there. */
export interface Stored {
  readonly document: Publication;
  readonly tag: string;
}

export async function readStored(): Promise<Stored> {
  return stored(await askTagged<Publication>('/publication'));
}

/** @throws Problem 412 when it is not any more what `tag` names. */
export async function putStored(document: Publication, tag: string): Promise<Stored> {
  const headers = { 'if-match': tag };
  return stored(await askTagged<Publication>('/publication', { method: 'PUT', json: document, headers }));
}

function stored({ value, etag }: Tagged<Publication>): Stored {
  return { document: value, tag: etag ?? '*' };
}
