import { Hono } from 'hono';
import type { Newsroom } from '../newsroom.ts';
import { addPasskey, startPasskey } from '../passkeys.ts';
import { confirmTotp, makeRecoveryCodes, removeTotp, startTotp } from '../second-factor.ts';
import { removePasskey, removePassphrase, setPassphrase } from '../security.ts';
import { hostOf } from './api-sign-in.ts';
import { idOf } from './id-of.ts';
import * as schemas from './people-schemas.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** Below `/api/me`: what the one who asks signs in with. */
export function apiMyKeys(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/passkeys/options', async (context) =>
    context.json(await startPasskey(newsroom, actorOf(context), hostOf(context))),
  );

  app.post('/passkeys', async (context) => {
    const given = await readChecked(context, schemas.newPasskey);
    return context.json(await addPasskey(newsroom, actorOf(context), given), 201);
  });

  app.delete('/passkeys/:id', async (context) => {
    await removePasskey(newsroom, actorOf(context), idOf<'Passkey'>(context));
    return context.body(null, 204);
  });

  app.post('/totp', (context) => context.json(startTotp(newsroom, actorOf(context))));

  app.post('/totp/confirm', async (context) => {
    const { code } = await readChecked(context, schemas.code);
    await confirmTotp(newsroom, actorOf(context), code);
    return context.body(null, 204);
  });

  app.delete('/totp', async (context) => {
    await removeTotp(newsroom, actorOf(context));
    return context.body(null, 204);
  });

  app.post('/recovery-codes', async (context) =>
    context.json({ codes: await makeRecoveryCodes(newsroom, actorOf(context)) }),
  );

  app.put('/passphrase', async (context) => {
    const { passphrase } = await readChecked(context, schemas.newPassphrase);
    await setPassphrase(newsroom, actorOf(context), passphrase);
    return context.body(null, 204);
  });

  app.delete('/passphrase', async (context) => {
    await removePassphrase(newsroom, actorOf(context));
    return context.body(null, 204);
  });

  return app;
}
