import { parseArgs } from 'node:util';
import { WrongUse } from '../configuration.ts';
import { createToken } from '../newsroom/api/tokens.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { isRole, ROLES } from '../newsroom/api/rights.ts';
import type { StoreCommand } from './command.ts';

export const token: StoreCommand = {
  usage: 'token create --name N --role reporter|editor|moderator|admin',
  summary: 'Prints a token for the newsroom’s API. It is shown this once.',
  onEmptyHome: false,
  async run({ newsroom }, args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string' } },
    });
    const { name, role = '' } = values;
    if (positionals.join(' ') !== 'create' || !name) throw new WrongUse('a token is made with “create” and a --name');
    if (!isRole(role)) throw new WrongUse(`--role must be one of ${ROLES.join(', ')}`);
    const made = await createToken(newsroom, commandLine, { name, role });
    terminal.out(made.token);
    return 0;
  },
};
