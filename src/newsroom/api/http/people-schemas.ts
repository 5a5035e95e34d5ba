import { z } from 'zod';
import { RIGHTS, ROLES } from '../rights.ts';
import { id } from './api-schemas.ts';

const role = z.enum(ROLES);

export const me = z.object({
  account: id.nullable().describe('null: a token'),
  name: z.string(),
  role,
  rights: z.array(z.enum(RIGHTS)),
  formToken: z.string().nullable().describe('Goes into x-form-token with every change of a session; null for a token'),
  steppedUp: z.boolean().describe('Whether acts that need a fresh proof of who asks are open just now'),
});
