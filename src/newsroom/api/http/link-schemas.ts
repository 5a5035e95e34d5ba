import { z } from 'zod';
import { LINK_DOUBTS } from '../../../story/link-doubts.ts';

export const checkedLink = z.object({
  href: z.string().describe('As it is written in the story'),
  whose: z
    .enum(['own', 'newsroom', 'other'])
    .describe('To the publication’s own address, to the newsroom itself, or to somebody else'),
  state: z
    .enum(['answers', 'moved', 'dead', 'gone', 'draft', 'unpublished', 'silent', 'not-asked'])
    .describe(
      'gone: withdrawn; draft, unpublished: a story that readers do not have; silent: nobody knows; not-asked: not of the open web, or not asked yet',
    ),
  to: z.string().nullable().describe('Where it should lead instead'),
  status: z.int().nullable().describe('What another site answered; null: no answer, or not asked'),
  why: z
    .enum(['status', 'time', 'line', 'certificate', 'turns', 'guarded', 'limit'])
    .nullable()
    .describe('Of silent and not-asked. guarded: not of the open web; limit: not asked (yet)'),
  doubts: z.array(z.enum(LINK_DOUBTS)).describe('What is suspicious by its form'),
  clean: z.string().nullable().describe('Without what follows readers; null when it carries nothing of that'),
});

export const checkedLinks = z.object({ links: z.array(checkedLink) });
