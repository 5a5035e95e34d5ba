import path from 'node:path';
import { parseArgs } from 'node:util';
import { WrongUse } from '../configuration.ts';
import { exportFolder } from '../edition/export-folder.ts';
import type { StoreCommand } from './command.ts';

export const exportCommand: StoreCommand = {
  usage: 'export folder OUT [--service ID]',
  summary: 'Writes the edition as plain files that any web server can show. OUT must be new or empty.',
  onEmptyHome: false,
  async run({ edition }, args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { service: { type: 'string' } },
    });
    const [kind, out, ...more] = positionals;
    if (kind !== 'folder') throw new WrongUse(`there is no export of “${kind ?? ''}”: folder is there`);
    if (out === undefined || more.length > 0) throw new WrongUse('export takes a kind and a folder');
    const { service } = values;
    const includes =
      service === undefined
        ? {}
        : { includes: ({ path: at }: { path: string }) => at.startsWith(`/${service}/`) || at.startsWith('/media/') };
    const count = await exportFolder({ edition, out: path.resolve(terminal.folder, out), ...includes });
    terminal.out(`exported ${count} files`);
    return 0;
  },
};
