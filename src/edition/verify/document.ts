import type { Digest } from '../../base/digest.ts';
import type { Json } from './canonical-json.ts';
import { faultOfPath } from './entry.ts';
import { FANOUT, LEVELS } from './node.ts';
import { digest, list, members, moment, text, whole } from './shape.ts';

/** Somebody else's server, put there by the newsroom by hand. */
export interface Host {
  /** Begins with `https://` or `http://`. */
  readonly url: string;
  readonly operator: string;
  readonly jurisdiction: string;
}

/** A story that was taken back for good. */
export interface Withdrawal {
  readonly path: string;
  readonly at: Date;
  readonly reason: string;
}

/** What `edition.json` says (section 4), as far as a verifier needs it. */
export interface EditionDocument {
  readonly seq: number;
  readonly previous: Digest | null;
  readonly at: Date;
  /** Digest of the tree's root. */
  readonly root: Digest;
  /** The publication's own address, such as `https://news.example`; null when the document does not say. */
  readonly origin: string | null;
  readonly mirrors: readonly Host[];
  readonly relays: readonly Host[];
  readonly withdrawn: readonly Withdrawal[];
}

const MOST_HOSTS = 1000;
const MOST_WITHDRAWN = 50_000;

/** @throws RangeError when the value is none, or of a kind of tree that this verifier does not know. */
export function documentOf(value: Json): EditionDocument {
  const document = members(value, 'the document');
  const { alg, fanout, levels, root } = members(document['tree'], 'tree');
  if (alg !== 'sha256' || fanout !== FANOUT || levels !== LEVELS) throw new RangeError('tree is of another kind');
  const { seq, previous, at, origin = null } = document;
  return {
    seq: whole(seq, 'seq', 1),
    previous: previous === null ? null : digest(previous, 'previous'),
    at: moment(at, 'at'),
    root: digest(root, 'root of the tree'),
    origin: origin === null ? null : addressOf(origin, 'origin'),
    mirrors: hostsOf(document['mirrors'], 'mirrors'),
    relays: hostsOf(document['relays'], 'relays'),
    withdrawn: withdrawnOf(document['withdrawn']),
  };
}

function hostsOf(value: Json | undefined, name: string): Host[] {
  return list(value ?? [], name, MOST_HOSTS).map((each) => {
    const { url, operator, jurisdiction } = members(each, `one of ${name}`);
    return {
      url: addressOf(url, 'url'),
      operator: text(operator, 'operator'),
      jurisdiction: text(jurisdiction, 'jurisdiction'),
    };
  });
}

function withdrawnOf(value: Json | undefined): Withdrawal[] {
  return list(value ?? [], 'withdrawn', MOST_WITHDRAWN).map((each) => {
    const { path, at, reason } = members(each, 'a withdrawal');
    const address = text(path, 'path');
    const fault = faultOfPath(address);
    if (fault !== null) throw new RangeError(`a withdrawn path ${fault}`);
    return { path: address, at: moment(at, 'at'), reason: text(reason, 'reason') };
  });
}

function addressOf(value: Json | undefined, name: string): string {
  if (typeof value !== 'string' || !/^https?:\/\/[!-~]+$/.test(value)) throw new RangeError(`${name} is no address`);
  return value;
}
