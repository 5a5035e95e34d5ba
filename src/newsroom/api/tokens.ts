import { Refusal } from '../../base/refusal.ts';
import type { Role, TokenId } from '../../store/tables.ts';
import { checkedName } from './accounts.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { newToken, secretDigest } from './secrets.ts';
import { takeTurn } from './take-turn.ts';

export interface TokenLine {
  readonly id: TokenId;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly revoked: boolean;
}

/** The token is shown once; the store has its digest. */
export async function createToken(
  newsroom: Newsroom,
  actor: Actor,
  { name, role }: { name: string; role: Role },
): Promise<{ id: TokenId; token: string }> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const token = newToken();
  const at = newsroom.clock();
  const shown = checkedName(name);
  const id = await newsroom.store.transact(async (transaction) => {
    await takeTurn(transaction, actor);
    const { write } = transaction;
    const made = await write.accounts.addToken({ digest: secretDigest(token), name: shown, role, at });
    await audit(write, { actor, act: 'token.create', subject: made, detail: `${role} ${shown}`, at });
    return made;
  });
  return { id, token };
}

export async function listTokens(newsroom: Newsroom, actor: Actor): Promise<readonly TokenLine[]> {
  requireRight(actor, 'administer');
  const tokens = await newsroom.store.read.accounts.tokens();
  return tokens.map(({ id, name, role, createdAt, revokedAt }) => ({
    id,
    name,
    role,
    createdAt,
    revoked: revokedAt !== null,
  }));
}

/** @throws Refusal 'missing' */
export async function revokeToken(newsroom: Newsroom, actor: Actor, id: TokenId): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const at = newsroom.clock();
  await newsroom.store.transact(async (transaction) => {
    await takeTurn(transaction, actor);
    const { write } = transaction;
    if (!(await write.accounts.revokeToken(id, at)))
      throw new Refusal('missing', 'There is no such token, or it was revoked before.');
    await audit(write, { actor, act: 'token.revoke', subject: id, at });
  });
}

/** Who a bearer token acts as, or null. */
export async function bearer({ store }: Newsroom, token: string): Promise<Actor | null> {
  const row = await store.read.accounts.token(secretDigest(token));
  return row && { account: null, name: row.name, role: row.role, token: row.id };
}
