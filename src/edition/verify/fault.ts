/** What kind of wrong. Only `silent` says nothing of the bytes: nobody answered, or not to the end. */
export type FaultKind =
  /** Other bytes than those that were signed or named. */
  | 'altered'
  /** Nothing at an address that the edition names. */
  | 'missing'
  /** More bytes than may be; the rest was not read. */
  | 'too-long'
  /** The right bytes as far as anyone can say, but not of the form that the protocol demands. */
  | 'unreadable'
  /** Not signed by enough of those who may. */
  | 'unsigned'
  /** Older than what was seen before. */
  | 'rollback'
  /** Two editions of one number. */
  | 'forked'
  | 'expired'
  /** Does not answer: no connection, no end, no bytes in time. */
  | 'silent'
  /** Answers otherwise than the protocol says: a status, a type, a header. */
  | 'answer';

/** One thing that is wrong: where (an address of section 2) and what, each readable by a person. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;
  readonly where: string;
  readonly what: string;

  constructor(kind: FaultKind, where: string, what: string) {
    super(`${where}: ${what}`);
    this.kind = kind;
    this.where = where;
    this.what = what;
  }
}
