/** One thing that is wrong with what was sent: `field` is a path such as `bylines.0.person`, `detail` one sentence that says what to do. */
export interface Fault {
  readonly field: string;
  readonly detail: string;
  /** What the sentence is called, whatever its words become: by it the newsroom's app says it in another language. */
  readonly code?: string;
  /** What stands in the sentence: a time in ISO 8601, a number, a name. */
  readonly values?: Values;
}

type Values = Readonly<Record<string, string | number>>;

/** Why an act was refused. Each kind is one status of the newsroom's API (docs/contracts). */
export type RefusalKind =
  | 'unreadable'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'wrong-state'
  | 'stale'
  | 'too-large'
  | 'wrong-type'
  | 'invalid'
  | 'unconditional'
  | 'too-many';

/**
 * The answer is no, and the message may be shown to whoever asked. Anything else that is thrown is a fault of ours and shown to nobody.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly faults: readonly Fault[];
  /** Members to add to the problem document, e.g. the current revision of a stale write. */
  readonly members: Readonly<Record<string, unknown>>;
  /** As of a fault. */
  readonly code: string | null;
  readonly values: Values | null;

  constructor(
    kind: RefusalKind,
    message: string,
    more: { faults?: readonly Fault[]; members?: Record<string, unknown>; code?: string; values?: Values } = {},
  ) {
    super(message);
    this.kind = kind;
    this.faults = more.faults ?? [];
    this.members = more.members ?? {};
    this.code = more.code ?? null;
    this.values = more.values ?? null;
  }
}
