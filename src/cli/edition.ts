import { parseArgs } from 'node:util';
import { WrongUse } from '../configuration.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { listEditions, pressAgain, stepBack } from '../newsroom/api/stepping-back.ts';
import type { Program } from '../program.ts';
import type { StoreCommand, Terminal } from './command.ts';

export const edition: StoreCommand = {
  usage: 'edition list | edition back N | edition press',
  summary:
    'Lists the editions that are kept; gives readers what edition N held, as a new one; presses everything from the store.',
  onEmptyHome: false,
  async run(program, args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [act, number, ...more] = positionals;
    if (act === 'back' && number !== undefined && more.length === 0) return await back(program, number, terminal);
    if (number !== undefined) throw new WrongUse('edition takes one act, and “back” the number of an edition');
    if (act === 'list') return await list(program, terminal);
    if (act === 'press') return await press(program, terminal);
    throw new WrongUse(act === 'back' ? 'which edition? See picket edition list' : 'edition takes list, back or press');
  },
};

async function list({ newsroom }: Program, terminal: Terminal): Promise<number> {
  const [current, ...older] = await listEditions(newsroom, commandLine);
  if (current !== undefined) terminal.out(`${current.seq}  ${current.at.toISOString()}  current`);
  for (const { seq, at } of older) terminal.out(`${seq}  ${at.toISOString()}`);
  return 0;
}

async function back({ newsroom }: Program, number: string, terminal: Terminal): Promise<number> {
  if (!/^[1-9]\d{0,14}$/.test(number)) throw new WrongUse(`“${number}” is no number of an edition`);
  const { seq } = await stepBack(newsroom, commandLine, { to: Number(number) });
  terminal.out(`edition ${seq} holds what edition ${number} held, but for what was taken from readers since`);
  terminal.progress('picket: the way forward again is picket edition press');
  return 0;
}

async function press({ newsroom }: Program, terminal: Terminal): Promise<number> {
  const { seq } = await pressAgain(newsroom, commandLine, ({ done, total }) => {
    if (done % 100 === 0) terminal.progress(`\r${done} of ${total} pages pressed`);
  });
  terminal.out(`edition ${seq} is what the store holds`);
  return 0;
}
