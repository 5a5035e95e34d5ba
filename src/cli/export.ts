import path from 'node:path';
import { parseArgs } from 'node:util';
import { WrongUse } from '../configuration.ts';
import { exportFolder } from '../edition/export-folder.ts';
import { exportWhole } from '../edition/export-whole.ts';
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

/** OUT must be new or empty. Without a service it is the whole edition, which anyone can check. */
async function folder({ edition, newsroom }: Program, args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { service: { type: 'string' } },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new WrongUse('export folder takes one folder');
  const out = path.resolve(terminal.folder, name);
  const { service } = values;
  if (service !== undefined) {
    const isOf = ({ path: at }: { path: string }): boolean => at.startsWith(`/${service}/`) || at.startsWith('/media/');
    terminal.out(`exported ${await exportFolder({ edition, out, includes: isOf })} files`);
    return 0;
  }
  await edition.renew(newsroom.clock());
  const { addresses, isSigned } = await exportWhole({ edition, out });
  if (!isSigned) terminal.progress('picket: the edition is not signed: nobody can check this copy');
  terminal.out(`exported ${addresses} files`);
  return 0;
}
