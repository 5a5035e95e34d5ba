import { Hono } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import type { Rendition } from '../../../story/image.ts';
import { addImage } from '../images.ts';
import type { Newsroom } from '../newsroom.ts';
import { TOKEN_FIELD } from './csrf.ts';
import { readForm, sentType } from './read-form.ts';
import { refuseUnknownFields, uploadedImage } from './uploaded-image.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/images` */
export function apiImages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.post('/', async (context) => {
    const actor = actorOf(context);
    if (sentType(context) !== 'multipart/form-data') {
      throw new Refusal('wrong-type', 'Send the picture as multipart/form-data.');
    }
    const form = await readForm(context);
    form.delete(TOKEN_FIELD);
    refuseUnknownFields(form);
    const { id, renditions } = await addImage(newsroom, actor, await uploadedImage(form));
    return context.json({ id, renditions: renditions.map(renditionAnswer) }, 201);
  });
  return app;
}

function renditionAnswer({ crop, width, height, type, path }: Rendition): Rendition {
  return { crop, width, height, type, path };
}
