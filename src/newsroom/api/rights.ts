import type { StoryState } from '../../story/story.ts';
import type { Role } from '../../store/tables.ts';

export const ROLES = ['reporter', 'editor', 'moderator', 'admin'] as const satisfies readonly Role[];

/** Who may do what, in one place. A role's rights hold from its first token on. */
export const RIGHTS = [
  'read', // stories, revisions, pictures, previews
  'write', // make stories, save those not public yet, send them to review, add pictures
  'edit', // save what is public, publish, unpublish, correct, the breaking line
  'withdraw',
  'administer', // the publication, people, tokens, stepping the edition back
] as const;

export type Right = (typeof RIGHTS)[number];

const rights: Readonly<Record<Role, readonly Right[]>> = {
  reporter: ['read', 'write'],
  moderator: ['read'],
  editor: ['read', 'write', 'edit', 'withdraw'],
  admin: ['read', 'write', 'edit', 'withdraw', 'administer'],
};

export function has(role: Role, right: Right): boolean {
  return rights[role].includes(right);
}

/** All that a role may do. */
export function rightsOf(role: Role): readonly Right[] {
  return rights[role];
}

/** What it takes to change what a story says: once it waits for an editor or readers have it, it is theirs. */
export function rightToChange({ state, publishedRevision }: Changed): Right {
  return state === 'draft' && publishedRevision === null ? 'write' : 'edit';
}

interface Changed {
  readonly state: StoryState;
  readonly publishedRevision: string | null;
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
