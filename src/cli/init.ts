import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../base/refusal.ts';
import { isId } from '../base/id.ts';
import { WrongUse } from '../configuration.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { pictureFrom } from '../newsroom/api/importing-story.ts';
import { parsePublication, putPublication } from '../newsroom/api/publication-acts.ts';
import type { Program } from '../program.ts';
import type { Publication } from '../story/publication.ts';
import type { StoreCommand, Terminal } from './command.ts';

export const init: StoreCommand = {
  usage: 'init FILE',
  summary: 'Makes or updates the publication from one JSON document (docs/contracts/publication.schema.json).',
  onEmptyHome: true,
  async run(program, args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new WrongUse('init takes one file');
    const publication = await initialise(program, path.resolve(terminal.folder, file));
    await pressWhole(program, terminal);
    terminal.out(`the publication “${publication.name}” has ${publication.services.length} services`);
    return 0;
  },
};

/** With its progress, for who waits for it: a few pages are there before anybody asks. */
export async function pressWhole({ newsroom }: Program, terminal: Terminal): Promise<void> {
  await newsroom.presser.pressWhole(({ done, total }) => {
    if (done % 100 === 0) terminal.progress(`\r${done} of ${total} pages pressed`);
  });
}

/**
 * Reads the document, adds the marks it names as files, and makes it the publication. What was only the demonstration goes.
 * Its pages are yet to be pressed.
 */
export async function initialise(program: Program, file: string): Promise<Publication> {
  const { newsroom, store } = program;
  const publication = parsePublication(await readJson(file));
  await refuseMissingMarks(publication, path.dirname(file));
  const stored = await store.read.publication.publication();
  if (stored?.demonstration) await store.transact(({ write }) => write.publication.clear());
  const at = newsroom.clock();
  // The marks' pictures need a home that is not empty: the document stands without them first.
  const bare = { ...publication, units: publication.units.map((unit) => ({ ...unit, mark: null })) };
  if (stored === null || stored.demonstration)
    await store.transact((transaction) => putPublication(transaction, bare, at));
  const whole = { ...publication, units: await withMarks(program, publication, path.dirname(file)) };
  await store.transact(async (transaction) => {
    await putPublication(transaction, whole, at);
    if (stored?.origin && whole.url === null) await transaction.write.publication.setOrigin(stored.origin);
  });
  return whole;
}

/** Before anything is taken away. @throws Refusal 'invalid' */
async function refuseMissingMarks(publication: Publication, folder: string): Promise<void> {
  for (const [at, { mark }] of publication.units.entries()) {
    if (mark === null || isId(mark)) continue;
    await access(path.resolve(folder, mark)).catch(() => {
      const faults = [{ field: `units.${at}.mark`, detail: `There is no file ${mark}.` }];
      throw new Refusal('invalid', 'A unit’s mark cannot be used.', { faults });
    });
  }
}

async function withMarks(
  { newsroom }: Program,
  publication: Publication,
  folder: string,
): Promise<Publication['units']> {
  const units = [];
  for (const [at, unit] of publication.units.entries()) {
    const isFile = unit.mark !== null && !isId(unit.mark);
    units.push(
      isFile
        ? {
            ...unit,
            mark: await markFrom(newsroom, path.resolve(folder, unit.mark ?? ''), {
              at,
              name: nameOf(publication, unit),
            }),
          }
        : unit,
    );
  }
  return units;
}

/** In the first language of the publication that has one. */
function nameOf({ services }: Publication, { name }: Publication['units'][number]): string {
  return services.map(({ id }) => name[id]).find((each) => each !== undefined) ?? Object.values(name)[0] ?? '';
}

async function markFrom(
  newsroom: Program['newsroom'],
  file: string,
  { at, name }: { at: number; name: string },
): Promise<string> {
  try {
    return await pictureFrom(newsroom, commandLine, { file, alt: name, caption: '', credit: '' });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Refusal('invalid', 'A unit’s mark cannot be used.', { faults: [{ field: `units.${at}.mark`, detail }] });
  }
}

/** @throws Refusal 'unreadable' */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Refusal(
      'unreadable',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('unreadable', `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
