import path from 'node:path';
import { parseArgs } from 'node:util';
import { WrongUse } from '../configuration.ts';
import { exportFolder } from '../edition/export-folder.ts';
import type { Program } from '../program.ts';
import type { StoreCommand, Terminal } from './command.ts';
import { exportEpub } from './export-epub.ts';
import { exportHtml } from './export-html.ts';

export const exportCommand: StoreCommand = {
  usage: 'export folder OUT [--service ID] | epub OUT [--service ID] [--from DATE] [--to DATE] | html OUT --story URL',
  summary: 'Writes what is public: as plain files that any web server can show, as a book, or one story as one file.',
  onEmptyHome: false,
  async run(program, args, terminal) {
    const [kind, ...rest] = args;
    if (kind === 'folder') return await folder(program, rest, terminal);
    if (kind === 'epub') return await exportEpub(program, rest, terminal);
    if (kind === 'html') return await exportHtml(program, { args: rest, terminal });
    throw new WrongUse(`there is no export of “${kind ?? ''}”: folder, epub and html are there`);
  },
};

/** OUT must be new or empty. */
async function folder({ edition }: Program, args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { service: { type: 'string' } },
  });
  const [out, ...more] = positionals;
  if (out === undefined || more.length > 0) throw new WrongUse('export folder takes one folder');
  const { service } = values;
  const includes =
    service === undefined
      ? {}
      : { includes: ({ path: at }: { path: string }) => at.startsWith(`/${service}/`) || at.startsWith('/media/') };
  const count = await exportFolder({ edition, out: path.resolve(terminal.folder, out), ...includes });
  terminal.out(`exported ${count} files`);
  return 0;
}
