import { parseArgs } from 'node:util';
import { WrongUse } from '../configuration.ts';
import { examine, primitives } from '../edition/elsewhere/examine.ts';
import { FolderPlace } from '../edition/elsewhere/folder-place.ts';
import type { FollowedEdition } from '../edition/verify/follow.ts';
import { FaultReport, progressBar } from './fault-report.ts';
import type { HomelessCommand } from './homeless.ts';
import { placeOf, rootIn } from './place-of.ts';
import { explainedTrust, followTrusted, seenFile, trustAt } from './trust.ts';

const SAMPLE = 300;

export const verify: HomelessCommand = {
  usage: 'verify DIR|URL [--root FILE] [--quick]',
  summary:
    'Checks an edition in a folder or on a server: signatures, tree, every address. --quick looks at 300 addresses drawn by lot.',
  async run({ state, clock }, args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'string' }, quick: { type: 'boolean', default: false } },
    });
    const [what, ...more] = positionals;
    if (what === undefined || more.length > 0) throw new WrongUse('verify takes one folder or address');
    const root = await rootIn(values.root, terminal.folder);
    const { place, address } = await placeOf(what, terminal.folder);
    const reader = { source: place.source, primitives };
    const now = clock();
    const trust = await trustAt(reader, { root, file: seenFile(state, address), now });
    for (const line of explainedTrust(trust)) terminal.out(line);
    const { edition, faults } = await followTrusted(reader, trust, { address, now });
    const report = new FaultReport(terminal);
    for (const fault of faults) report.add(fault);
    if (edition === null) return 1;
    terminal.out(explained(edition));
    const { addresses, nodes } = await examine({
      place,
      root: edition.root,
      ...(values.quick && { sample: SAMPLE }),
      onFault: report.add,
      newest: async () => (await followTrusted(reader, trust, { address, now })).edition?.root ?? null,
      onProgress: progressBar(terminal, values.quick ? 'addresses' : 'leaves'),
    });
    report.close();
    const looked = `${nodes} nodes and ${addresses} addresses`;
    if (place instanceof FolderPlace && !place.hasOrdinary)
      terminal.out('objects and nodes only: there are no ordinary addresses in this folder');
    terminal.out(report.count === 0 ? `${looked}: all as signed` : `${looked}: ${report.count} faults`);
    return report.count === 0 ? 0 : 1;
  },
};

export function explained({ seq, at, expires }: FollowedEdition): string {
  return `edition   ${seq}, made ${minute(at)}, signed until ${minute(expires)}`;
}

export function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
