import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { parseId } from '../../../base/id.ts';
import type { ImageId } from '../../../story/image.ts';
import type { Actor } from '../actor.ts';
import { coverImage, destroyOriginal, sealedOriginal } from '../covering.ts';
import { proposeFaces } from '../face-proposals.ts';
import { changeImage } from '../image-changes.ts';
import { addImage, listImages, noSuchPicture, readImage } from '../images.ts';
import type { Newsroom } from '../newsroom.ts';
import { withoutUndefined } from './api-story-values.ts';
import { TOKEN_FIELD } from './csrf.ts';
import { covering, imageChange, imagesAsked } from './image-schemas.ts';
import { readForm, sentType } from './read-form.ts';
import { checked, readChecked } from './read-json.ts';
import { refuseUnknownFields, uploadedImage } from './uploaded-image.ts';
import { actorOf, type Visit } from './visit.ts';

const PAGE = 60;

/** `/api/images` */
export function apiImages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const { q, before, limit = PAGE } = checked(imagesAsked, context.req.query());
    const query = withoutUndefined({ search: q, before: before === undefined ? undefined : imageId(before) });
    return context.json(await listImages(newsroom, actorOf(context), { ...query, limit }));
  });

  app.post('/', async (context) => {
    const actor = actorOf(context);
    if (sentType(context) !== 'multipart/form-data') {
      throw new Refusal('wrong-type', 'Send the picture as multipart/form-data.');
    }
    const form = await readForm(context);
    form.delete(TOKEN_FIELD);
    refuseUnknownFields(form);
    return context.json(await addImage(newsroom, actor, await uploadedImage(form)), 201);
  });

  app.get('/:id', (context) => answer(context, newsroom, actorOf(context)));

  app.patch('/:id', async (context) => {
    const actor = actorOf(context);
    const change = withoutUndefined(await readChecked(context, imageChange));
    await changeImage(newsroom, actor, { id: idOf(context), change });
    return answer(context, newsroom, actor);
  });

  addProtection(app, newsroom);
  return app;
}

/** What protects whoever is in a picture. */
function addProtection(app: Hono<Visit>, newsroom: Newsroom): void {
  app.post('/:id/cover', async (context) => {
    const actor = actorOf(context);
    const { boxes, original } = await readChecked(context, covering);
    await coverImage(newsroom, actor, { id: idOf(context), boxes, original });
    return answer(context, newsroom, actor);
  });

  app.post('/:id/faces', async (context) =>
    context.json({ boxes: await proposeFaces(newsroom, actorOf(context), idOf(context)) }),
  );

  app.get('/:id/original', async (context) => {
    const { bytes, type } = await sealedOriginal(newsroom, actorOf(context), idOf(context));
    const headers = { 'content-type': type, 'content-disposition': 'attachment' };
    return context.body(new Uint8Array(bytes), 200, headers);
  });

  app.delete('/:id/original', async (context) => {
    await destroyOriginal(newsroom, actorOf(context), idOf(context));
    return context.body(null, 204);
  });
}

async function answer(context: Context<Visit>, newsroom: Newsroom, actor: Actor): Promise<Response> {
  return context.json(await readImage(newsroom, actor, idOf(context)));
}

function idOf(context: Context): ImageId {
  return imageId(context.req.param('id') ?? '');
}

/** @throws Refusal 'missing' */
function imageId(text: string): ImageId {
  const id = parseId<'Image'>(text);
  if (id === null) throw noSuchPicture();
  return id;
}
