import { Hono } from 'hono';
import { makeRecoveryLink, makeSignInLink, removeInvitation } from '../accounts.ts';
import type { Newsroom } from '../newsroom.ts';
import { changePerson, listInvitations, listPeople } from '../people.ts';
import { idOf } from './id-of.ts';
import * as schemas from './people-schemas.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/people`: accounts, and the links by which people come in. */
export function apiPeople(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const actor = actorOf(context);
    const people = await listPeople(newsroom, actor);
    return context.json({ people, invitations: await listInvitations(newsroom, actor) });
  });

  app.post('/invitations', async (context) => {
    const { role, name = null } = await readChecked(context, schemas.newInvitation);
    return context.json(await makeSignInLink(newsroom, actorOf(context), { role, name }), 201);
  });

  app.delete('/invitations/:id', async (context) => {
    await removeInvitation(newsroom, actorOf(context), idOf<'Invitation'>(context));
    return context.body(null, 204);
  });

  app.post('/:id/sign-in-link', async (context) =>
    context.json(await makeRecoveryLink(newsroom, actorOf(context), idOf<'Account'>(context)), 201),
  );

  app.patch('/:id', async (context) => {
    const change = await readChecked(context, schemas.personChange);
    await changePerson(newsroom, actorOf(context), { id: idOf<'Account'>(context), ...change });
    return context.body(null, 204);
  });

  return app;
}
