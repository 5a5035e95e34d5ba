/** What the program and the thread that holds the embedded database say to each other. Answers come in the order asked. */
export type Question =
  | { readonly type: 'query'; readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly type: 'close'; readonly id: number };

export type Answer =
  | { readonly type: 'rows'; readonly id: number; readonly rows: readonly unknown[]; readonly affected: number }
  | { readonly type: 'error'; readonly id: number; readonly error: DatabaseError }
  | { readonly type: 'closed'; readonly id: number }
  /** Unasked: the thread ends now. */
  | { readonly type: 'lost'; readonly reason: string };

/** What crosses of an error: a structured clone would drop its code. Members as Postgres names them. */
export interface DatabaseError {
  readonly message: string;
  /** The SQLSTATE, or undefined when it was not Postgres that refused. */
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
}
