import { TEXT, type Operation, type Operations } from './openapi-operation.ts';
import * as schemas from './people-schemas.ts';

const done = (summary: string, refuses: readonly number[], more: Partial<Operation> = {}): Operation => ({
  summary,
  gives: [204, null, 'Done'],
  refuses,
  ...more,
});

/** What a browser begins with, and is answered with. */
const begins = (summary: string, more: Partial<Operation> = {}): Operation => ({
  summary,
  gives: [200, schemas.passkeyOptions, 'For the browser'],
  refuses: [409],
  ...more,
});

const comesIn = (summary: string, more: Partial<Operation>): Operation => ({
  summary,
  gives: [200, schemas.signedIn, 'Signed in: the session is in a cookie'],
  refuses: [409, 429, ...TEXT],
  open: true,
  ...more,
});

const coming: Operations = {
  '/api/sign-in': { post: comesIn('Sign in by passphrase', { takes: schemas.signIn }) },
  '/api/sign-in/passkey/options': { post: begins('Begin a sign-in by passkey', { open: true }) },
  '/api/sign-in/passkey': { post: comesIn('Sign in by passkey', { takes: schemas.passkeyAnswer }) },
  '/api/sign-in/link/{secret}': {
    get: { summary: 'What a sign-in link opens', gives: [200, schemas.link, 'Its offer'], refuses: [404], open: true },
  },
  '/api/sign-in/link': { post: comesIn('Follow a link with a passphrase', { takes: schemas.followedLink }) },
  '/api/sign-in/link/passkey/options': {
    post: begins('Begin to follow a link with a passkey', {
      takes: schemas.linkPasskey,
      refuses: [409, ...TEXT],
      open: true,
    }),
  },
  '/api/sign-in/link/passkey': {
    post: comesIn('Follow a link with a passkey', { takes: schemas.followedWithPasskey }),
  },
  '/api/sign-out': { post: done('Sign out', []) },
};

const oneself: Operations = {
  '/api/me': {
    get: { summary: 'Who asks, and what they may do', gives: [200, schemas.me, 'Who asks'], refuses: [] },
  },
  '/api/me/security': {
    get: { summary: 'Own keys and sessions', gives: [200, schemas.security, 'By the day'], refuses: [] },
  },
  '/api/me/step-up': { post: done('Show again who asks, by passphrase', [429, ...TEXT], { takes: schemas.stepUp }) },
  '/api/me/step-up/passkey/options': { post: begins('Begin to show again who asks, by passkey') },
  '/api/me/step-up/passkey': {
    post: done('Show again who asks, by passkey', [409, ...TEXT], { takes: schemas.passkeyAnswer }),
  },
  '/api/me/sessions': { delete: done('End all sessions but this one', []) },
  '/api/me/sessions/{id}': { delete: done('End a session', [404]) },
  '/api/me/passkeys/options': { post: begins('Begin a passkey') },
  '/api/me/passkeys': {
    post: {
      summary: 'Add a passkey',
      takes: schemas.newPasskey,
      gives: [201, schemas.madePasskey, 'Added'],
      refuses: [409, ...TEXT],
    },
  },
  '/api/me/passkeys/{id}': { delete: done('Remove a passkey', [404, 409]) },
  '/api/me/totp': {
    post: { summary: 'Begin a second factor', gives: [200, schemas.totp, 'To be confirmed'], refuses: [] },
    delete: done('Switch the second factor off; the recovery codes go too', []),
  },
  '/api/me/totp/confirm': {
    post: done('Switch the second factor on, and end all other sessions', [409, ...TEXT], { takes: schemas.code }),
  },
  '/api/me/recovery-codes': {
    post: {
      summary: 'Make ten recovery codes in place of those there were',
      gives: [200, schemas.recoveryCodes, 'Shown once'],
      refuses: [409],
    },
  },
  '/api/me/passphrase': {
    put: done('Set the passphrase, and end all other sessions', TEXT, { takes: schemas.newPassphrase }),
    delete: done('Remove the passphrase, and the second factor with it', [409]),
  },
};

const others: Operations = {
  '/api/people': {
    get: { summary: 'Accounts, and links that are open', gives: [200, schemas.people, 'People'], refuses: [] },
  },
  '/api/people/invitations': {
    post: {
      summary: 'Invite somebody by a link',
      takes: schemas.newInvitation,
      gives: [201, schemas.madeLink, 'Shown once'],
      refuses: TEXT,
    },
  },
  '/api/people/invitations/{id}': {
    delete: done('Take an invitation back, or a link for somebody who lost their keys', [404]),
  },
  '/api/people/{id}': {
    patch: done(
      'Give a role, close an account, open it again; when somebody may administer no more, all open links end',
      [404, 409, ...TEXT],
      { takes: schemas.personChange },
    ),
  },
  '/api/people/{id}/sign-in-link': {
    post: {
      summary: 'A link for somebody who lost their keys',
      gives: [201, schemas.madeLink, 'Shown once'],
      refuses: [404, 409],
    },
  },
  '/api/tokens': {
    get: { summary: 'Tokens of programs', gives: [200, schemas.tokens, 'Tokens'], refuses: [] },
    post: {
      summary: 'Make a token',
      takes: schemas.newToken,
      gives: [201, schemas.madeToken, 'Shown once'],
      refuses: TEXT,
    },
  },
  '/api/tokens/{id}': { delete: done('Revoke a token', [404]) },
  '/api/audit': {
    get: {
      summary: 'The record of acts, the latest first',
      query: schemas.auditQuery,
      gives: [200, schemas.audit, 'A page of it'],
      refuses: [422],
    },
  },
  '/api/audit/check': {
    get: { summary: 'Follow the chain of the record', gives: [200, schemas.auditCheck, 'What was found'], refuses: [] },
  },
  '/api/audit/{number}/detail': {
    delete: done('Erase the reason or name of an entry; the chain stays whole', [404]),
  },
};

/** Coming in, oneself, people, tokens, and the record of acts. */
export const peopleOperations: Operations = { ...coming, ...oneself, ...others };
