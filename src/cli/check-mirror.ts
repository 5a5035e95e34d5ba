import { parseArgs } from 'node:util';
import { MINUTE } from '../base/clock.ts';
import { WrongUse } from '../configuration.ts';
import { examine, primitives } from '../edition/elsewhere/examine.ts';
import { HttpHost } from '../edition/elsewhere/http-host.ts';
import { HttpPlace } from '../edition/elsewhere/http-place.ts';
import { Fault } from '../edition/verify/fault.ts';
import { followHead, type FollowedEdition, type Memory } from '../edition/verify/follow.ts';
import type { Terminal } from './command.ts';
import { FaultReport, progressBar } from './fault-report.ts';
import type { HomelessCommand } from './homeless.ts';
import { hostUrl, rootIn } from './place-of.ts';
import { explainedTrust, followTrusted, seenFile, trustAt } from './trust.ts';
import { minute } from './verify.ts';

/** So many catch a host that alters one page in a hundred in nineteen of twenty checks. */
const SAMPLE = 300;
const BLIND = 'A lie told to one reader, or to one country, cannot be seen from here.';

/** What was found out about a mirror: the JSON of `--json`. */
interface MirrorReport {
  readonly mirror: string;
  readonly at: string;
  /** Null: it shows no edition that can be trusted. */
  readonly edition: { readonly seq: number; readonly at: string; readonly expires: string } | null;
  readonly origin: { readonly url: string; readonly seq: number; readonly at: string } | null;
  /** Null where there is no origin to compare with. */
  readonly lag: { readonly editions: number; readonly minutes: number } | null;
  readonly sampled: number;
  readonly faults: readonly { readonly kind: string; readonly where: string; readonly what: string }[];
  readonly note: string;
}

export const checkMirror: HomelessCommand = {
  usage: 'check-mirror URL [--root FILE] [--origin URL] [--json]',
  summary:
    'Says how far a mirror is behind, and whether 300 addresses drawn by lot are the newsroom’s, headers and all.',
  async run({ state, clock }, args, terminal) {
    const asked = read(args);
    const now = clock();
    using host = new HttpHost(asked.url);
    using origin = asked.origin === null ? null : new HttpHost(asked.origin);
    const words = asked.json ? { ...terminal, out: () => {} } : terminal;
    const root = await rootIn(asked.root, terminal.folder);
    // Where there is an origin, its root is the one to trust; what was seen of a mirror is kept apart.
    const first = origin ?? host;
    const reader = { source: host.source, primitives };
    const firstReader = { source: first.source, primitives };
    const trust = await trustAt(firstReader, { root, file: seenFile(state, first.origin), now });
    for (const line of explainedTrust(trust)) words.out(line);
    const here = { address: first.origin, now };
    const known = origin === null ? null : (await followTrusted(firstReader, trust, here)).edition;
    const memory: Memory = { ...trust.memory, timestamp: 0, snapshot: 0, targets: 0, document: null };
    const follow = async () =>
      origin === null ? await followTrusted(reader, trust, here) : await followHead(reader, memory, now);
    const { edition, faults } = await follow();
    const report = new FaultReport(words);
    for (const fault of faults) report.add(fault);
    if (origin !== null && known === null)
      report.add(new Fault('silent', origin.origin, 'the origin shows no edition'));
    const sampled = edition === null ? 0 : await sample({ host, edition, report, terminal: words, follow });
    report.close();
    const found = reportOf({ asked, now, edition, known, sampled, report });
    if (asked.json) terminal.out(JSON.stringify(found, null, 2));
    else for (const line of sentences(found)) terminal.out(line);
    return report.count === 0 ? 0 : 1;
  },
};

interface Asked {
  readonly url: URL;
  readonly origin: URL | null;
  readonly root: string | undefined;
  readonly json: boolean;
}

/** @throws WrongUse */
function read(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { root: { type: 'string' }, origin: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [url, ...more] = positionals;
  if (url === undefined || more.length > 0) throw new WrongUse('check-mirror takes one address');
  const { origin, root, json } = values;
  return { url: hostUrl(url), origin: origin === undefined ? null : hostUrl(origin), root, json };
}

interface Sampling {
  readonly host: HttpHost;
  readonly edition: FollowedEdition;
  readonly report: FaultReport;
  readonly terminal: Terminal;
  follow(): Promise<{ edition: FollowedEdition | null }>;
}

async function sample({ host, edition, report, terminal, follow }: Sampling): Promise<number> {
  const { addresses } = await examine({
    place: new HttpPlace(host),
    root: edition.root,
    sample: SAMPLE,
    onFault: report.add,
    newest: async () => (await follow()).edition?.root ?? null,
    onProgress: progressBar(terminal, 'addresses'),
  });
  return addresses;
}

interface Found {
  readonly asked: Asked;
  readonly now: Date;
  readonly edition: FollowedEdition | null;
  readonly known: FollowedEdition | null;
  readonly sampled: number;
  readonly report: FaultReport;
}

function reportOf({ asked, now, edition, known, sampled, report }: Found): MirrorReport {
  const iso = (at: Date): string => at.toISOString();
  return {
    mirror: asked.url.origin,
    at: iso(now),
    edition: edition && { seq: edition.seq, at: iso(edition.at), expires: iso(edition.expires) },
    origin: known && asked.origin && { url: asked.origin.origin, seq: known.seq, at: iso(known.at) },
    lag: edition && known && lagOf(edition, known),
    sampled,
    faults: report.faults.map(({ kind, where, what }) => ({ kind, where, what })),
    note: BLIND,
  };
}

/** By the times the editions were made: a mirror that is behind by one edition made a month later is a month behind. */
function lagOf(edition: FollowedEdition, known: FollowedEdition): { editions: number; minutes: number } {
  const minutes = Math.round((known.at.getTime() - edition.at.getTime()) / MINUTE);
  return { editions: Math.max(0, known.seq - edition.seq), minutes: Math.max(0, minutes) };
}

function sentences({ edition, lag, origin, sampled, faults }: MirrorReport): string[] {
  if (edition === null) return ['no edition that can be trusted is shown here'];
  const made = `edition   ${edition.seq}, made ${minute(new Date(edition.at))}, signed until ${minute(new Date(edition.expires))}`;
  const behind = lag && `lag       ${lag.editions} editions, ${lag.minutes} minutes behind ${origin?.url}`;
  const looked = `${sampled} addresses drawn by lot, as a browser gets them`;
  const end = faults.length === 0 ? `${looked}: all as signed` : `${looked}: faults`;
  return [made, ...(behind === null ? [] : [behind]), end, BLIND];
}
