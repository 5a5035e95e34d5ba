import { z } from 'zod';
import { RIGHTS, ROLES } from '../rights.ts';
import { date, id } from './api-schemas.ts';

/** What the API takes and gives about people: their keys, sessions and acts. */

const role = z.enum(ROLES);
const day = z.iso.date().describe('A day in UTC: times are not kept');
const typedName = z.string().max(500);
/** Longer than any passphrase may be; the passphrase's own rules are told in words. */
const typedPassphrase = z.string().max(4096);
const typedCode = z.string().max(100).describe('Of the second factor, or a recovery code');
const secret = z.string().max(200).describe('The last part of a sign-in link');
const ceremony = z.string().max(100).describe('As the options came with it; good once, for five minutes');
const base64url = z
  .string()
  .max(100_000)
  .regex(/^[A-Za-z0-9_-]*$/, 'Base64url.');

/** `RegistrationResponseJSON` and `AuthenticationResponseJSON` of WebAuthn Level 3, 5.1: what is not read is let by. */
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
};
const registration = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
  }),
});
const authentication = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? ''),
  }),
});

export const me = z.object({
  account: id.nullable().describe('null: a token'),
  name: z.string(),
  role,
  rights: z.array(z.enum(RIGHTS)),
  formToken: z.string().nullable().describe('Goes into x-form-token with every change of a session; null for a token'),
  steppedUp: z.boolean().describe('Whether acts that need a fresh proof of who asks are open just now'),
});

export const signIn = z.strictObject({
  name: typedName,
  passphrase: typedPassphrase,
  code: typedCode.optional().describe('Needed where a second factor is on: the answer then has codeNeeded'),
});
export const signedIn = z.object({ name: z.string(), role });
export const link = z.object({
  role,
  name: z.string().nullable(),
  account: id.nullable().describe('The account that it opens again; null: it makes one'),
});
export const followedLink = z.strictObject({ secret, name: typedName, passphrase: typedPassphrase });
export const linkPasskey = z.strictObject({ secret, name: typedName });
export const followedWithPasskey = z.strictObject({ secret, ceremony, response: registration });

export const passkeyOptions = z.object({
  ceremony,
  options: z.looseObject({ challenge: z.string() }).describe('As JSON, for navigator.credentials (WebAuthn Level 3)'),
});
export const passkeyAnswer = z.strictObject({ ceremony, response: authentication });
export const newPasskey = z.strictObject({ ceremony, response: registration, name: typedName.default('') });

export const madePasskey = z.object({ id });

export const stepUp = z.strictObject({ passphrase: typedPassphrase, code: typedCode.optional() });
export const code = z.strictObject({ code: typedCode });
export const newPassphrase = z.strictObject({ passphrase: typedPassphrase });
export const totp = z.object({ secret: z.string().describe('Base32'), uri: z.string().describe('For a QR code') });
export const recoveryCodes = z.object({ codes: z.array(z.string()) });

export const security = z.object({
  passphrase: z.boolean(),
  totp: z.boolean(),
  recoveryCodesLeft: z.int(),
  passkeys: z.array(z.object({ id, name: z.string(), createdOn: day, usedOn: day.nullable() })),
  sessions: z.array(z.object({ id, current: z.boolean(), createdOn: day, seenOn: day })),
});

export const people = z.object({
  people: z.array(z.object({ id, name: z.string(), role, disabled: z.boolean() })),
  invitations: z.array(
    z.object({
      id,
      role,
      name: z.string().nullable(),
      account: id.nullable().describe('The account that it opens again; null: it makes one'),
      expires: date,
    }),
  ),
});
export const newInvitation = z.strictObject({ role, name: typedName.nullable().optional() });
export const madeLink = z.object({ url: z.url(), expires: date });
export const personChange = z.strictObject({ role: role.optional(), disabled: z.boolean().optional() });

export const tokens = z.object({
  tokens: z.array(z.object({ id, name: z.string(), role, createdAt: date, revoked: z.boolean() })),
});
export const newToken = z.strictObject({ name: typedName, role });
export const madeToken = z.object({ id, token: z.string().describe('Shown once') });

export const auditQuery = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  actor: id.optional().describe('The account or token that acted'),
  act: z
    .string()
    .regex(/^[a-z]+(\.[a-z-]+)?$/, 'An act such as story.publish, or its first part.')
    .optional(),
});
export const audit = z.object({
  entries: z.array(
    z.object({
      number: z.int(),
      at: date.describe('Of acts on one’s own keys, and of coming in, the midnight (UTC) of the day'),
      act: z.string(),
      actor: z.string().nullable().describe('The name that whoever acted has now; null: the program itself'),
      subject: z.string().nullable().describe('An id, or another short name of what was acted on'),
      detail: z.string().nullable().describe('null: there is none, or it was erased'),
      digest: z.string(),
    }),
  ),
  next: z.int().nullable().describe('Goes into before'),
});
export const auditCheck = z.object({
  entries: z.int(),
  broken: z.int().nullable().describe('The first entry that is not what was written; null: the chain is whole'),
});
