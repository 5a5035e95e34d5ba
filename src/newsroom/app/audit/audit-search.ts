/** What the record shows; it stands in the address. */
export interface AuditSearch {
  /** An account's id. */
  readonly actor?: string;
  /** The first part of an act. */
  readonly act?: string;
}

export function auditSearch({ actor, act }: Record<string, unknown>): AuditSearch {
  return {
    ...(typeof actor === 'string' && actor !== '' ? { actor } : {}),
    ...(typeof act === 'string' && act !== '' ? { act } : {}),
  };
}
