import { Badge, Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { ask } from '../api.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useDay } from '../days.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { MakingDialog } from './making-dialog.tsx';
import { usePeopleChange, type Role } from './people-query.ts';

interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly revoked: boolean;
}

/** What programs ask the API with; those that work first. */
export function Tokens() {
  const { loading, roles } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const day = useDay();
  const [isMaking, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const change = usePeopleChange();
  const { data, error } = useQuery({ queryKey: ['tokens'], queryFn: () => ask<{ tokens: Token[] }>('/tokens') });
  const tokens = data?.tokens.toSorted((one, other) => Number(one.revoked) - Number(other.revoked)) ?? [];
  return (
    <section className="leaf" aria-labelledby="tokens-title">
      <div className="leaf-head">
        <h2 id="tokens-title">{words.tokens}</h2>
        <Button variant="default" onClick={() => setMaking(true)}>
          {words.newToken}
        </Button>
      </div>
      <p className="hint">{words.tokensHint}</p>
      <FaultNote error={error} />
      {data === undefined && !error && <Loader role="status" aria-label={loading} />}
      {data?.tokens.length === 0 && <p className="hint">{words.noTokens}</p>}
      <ul className="lines">
        {tokens.map((token) => (
          <li key={token.id}>
            <div className="line-main" data-closed={token.revoked || undefined}>
              <strong>
                <bdi>{token.name}</bdi>
              </strong>{' '}
              {token.revoked && (
                <Badge variant="light" color="gray">
                  {words.revoked}
                </Badge>
              )}
              <p className="meta">
                {roles[token.role]} · {words.made(day(token.createdAt))}
              </p>
            </div>
            {!token.revoked && (
              <Button
                variant="default"
                aria-label={`${words.revoke}: ${token.name}`}
                onClick={() => setRevoking(token)}
              >
                {words.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isMaking && <NewToken close={() => setMaking(false)} />}
      {revoking !== null && (
        <ConfirmDialog
          title={words.revokeToken(revoking.name)}
          act={words.revoke}
          cancel={words.cancel}
          close={() => setRevoking(null)}
          confirmed={() => change(`/tokens/${revoking.id}`, 'DELETE')}
        >
          <p>{words.revokeHint}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function NewToken({ close }: { close(): void }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const change = usePeopleChange();
  return (
    <MakingDialog
      title={words.newToken}
      act={words.makeToken}
      name={{ label: words.tokenFor, hint: words.tokenForHint, required: true }}
      role="editor"
      ready={words.tokenReady}
      close={close}
      make={async (asked) => {
        const { token } = await change<{ token: string }>('/tokens', 'POST', asked);
        return { secret: token, hint: words.tokenHint };
      }}
    />
  );
}
