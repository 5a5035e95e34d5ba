/** Random stories a second: Picket's site, nginx with the same compressed bytes, and a bare node:http with them in memory. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchHome } from './home.ts';
import { getBytes } from './get-bytes.ts';
import { startOn, type Starting } from './picket.ts';
import { processorTime } from './processes.ts';
import { count, median, progress, type Row } from './report.ts';
import { exportCompressed, startBareNode, startNginx } from './servers.ts';
import { pin } from './tools.ts';
import { load, type LoadResult } from './wrk.ts';

const ROUNDS = 5;
const SECONDS = 5;
const CONNECTIONS = 64;
/** Before what counts: caches are full then, and code is compiled. */
const WARMING = 4;

/** Of stories that are compared before. */
const SAMPLE = 50;

const SERVER_CORE = 0;
const READERS_CORE = 1;

export async function benchRead(at: BenchHome, starting: Starting): Promise<Row[]> {
  const root = path.join(at.scratch, 'compressed');
  const paths = path.join(at.scratch, 'read');
  const stories = at.seeded.stories.map((story) => story.path);
  writeFileSync(paths, stories.map((story) => `${story}\n`).join(''));
  await exportCompressed(path.join(at.home, 'edition'), root, stories);
  await using picket = await startOn(at, starting);
  pin(picket.pid, SERVER_CORE);
  await using nginx = await startNginx(root, SERVER_CORE);
  await using bare = await startBareNode(root, paths, SERVER_CORE);
  const sites = { picket: { pid: picket.pid, url: picket.site }, nginx, 'node:http': bare };
  await refuseDifferences(sites, stories.slice(0, SAMPLE));
  return rowsOf(at, await inTurns(sites, paths));
}

type Sites = Readonly<Record<string, { readonly pid: number; readonly url: string }>>;

interface Round extends LoadResult {
  /** Microseconds that the server computed for one answer. */
  readonly computed: number;
}

/** A redirect or an answer without encoding would be quick, and wrk would not mind. */
async function refuseDifferences(sites: Sites, paths: readonly string[]): Promise<void> {
  for (const at of paths) {
    const answers = await Promise.all(Object.values(sites).map(({ url }) => getBytes(url + at, 'gzip')));
    if (answers.some(({ bytes }) => !answers[0]?.bytes.equals(bytes)))
      throw new Error(`${at} is not the same everywhere`);
  }
}

/** All in one run, one after the other and again: what else the machine does falls on each of them alike. */
async function inTurns(sites: Sites, paths: string): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(Object.keys(sites).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, { pid, url }] of Object.entries(sites)) {
      const seconds = round === 0 ? WARMING : SECONDS;
      const before = processorTime(pid);
      const given = { site: url, paths, connections: CONNECTIONS, seconds, core: READERS_CORE };
      const result = await load(given).ended;
      const computed = ((processorTime(pid) - before) * 1000) / (result.perSecond * seconds);
      progress(`${name}: ${count(result.perSecond)}/s`);
      if (result.failures > 0) throw new Error(`${name} failed ${result.failures} of its readers`);
      if (round > 0) results.get(name)?.push({ ...result, computed });
    }
  }
  return results;
}

function rowsOf({ count: stories }: BenchHome, results: Map<string, Round[]>): Row[] {
  const speed = (name: string): number => median((results.get(name) ?? []).map(({ perSecond }) => perSecond));
  const rows = [...results].map(([name, rounds]): Row => {
    const p99 = (median(rounds.map((round) => round.p99)) / 1000).toFixed(1);
    const computed = median(rounds.map((round) => round.computed)).toFixed(1);
    const bytes = count(median(rounds.map(({ bytesEach }) => bytesEach)));
    const note = `median of ${ROUNDS} rounds of ${SECONDS} s; p99 ${p99} ms; ${computed} µs of processor and ${bytes} B an answer`;
    return { what: `random stories, one core: ${name}`, stories, value: `${count(speed(name))}/s`, note };
  });
  const ratios = ['nginx', 'node:http'].map((peer): Row => {
    const each = (results.get('picket') ?? []).map(
      (own, round) => own.perSecond / (results.get(peer)?.[round]?.perSecond ?? 0),
    );
    const note = `median of the rounds’ ratios: ${each.map((ratio) => ratio.toFixed(2)).join(' ')}`;
    return { what: `random stories: picket ÷ ${peer}`, stories, value: median(each).toFixed(2), note };
  });
  return [...rows, ...ratios];
}
