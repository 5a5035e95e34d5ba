import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '../../../base/refusal.ts';
import type { Context, MiddlewareHandler } from 'hono';

const MEGABYTE = 1024 * 1024;
export const TEXT_LIMIT = 2 * MEGABYTE;
export const PICTURE_LIMIT = 40 * MEGABYTE;

/** Where a picture may be sent: the API's images, the library, and a story's form. */
const takesPictures = /^\/(api\/images|pictures|stories\/[^/]+)$/;

/** Where a recording may be sent: it is written to the disk as it comes, by who also looks at its size and its form's token. */
export function isStreamed({ req }: Context): boolean {
  return req.method === 'POST' && /^\/(api\/)?recordings$/.test(req.path);
}

/** Refuses what is larger than the address takes, before it is read whole. @throws Refusal 'too-large' */
export function limitBody(): MiddlewareHandler {
  const text = limit(TEXT_LIMIT);
  const picture = limit(PICTURE_LIMIT);
  return (context, next) =>
    isStreamed(context) ? next() : (takesPictures.test(context.req.path) ? picture : text)(context, next);
}

function limit(bytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytes,
    onError() {
      throw new Refusal('too-large', `This is larger than ${bytes / MEGABYTE} MB.`, {
        code: 'too-large',
        values: { megabytes: bytes / MEGABYTE },
      });
    },
  });
}
