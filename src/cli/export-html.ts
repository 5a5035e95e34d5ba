import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../base/refusal.ts';
import { WrongUse } from '../configuration.ts';
import type { SigningKey } from '../edition/signatures/signing-key.ts';
import { writeNew } from '../edition/write-new.ts';
import { settingOf } from '../newsroom/api/setting-of.ts';
import { makeCopy } from '../newsroom/api/story-copy.ts';
import { readStoryParts, type StoryParts } from '../newsroom/api/story-parts.ts';
import type { Program } from '../program.ts';
import type { Terminal } from './command.ts';

/** `export html OUT --story URL`. With a signer, OUT.minisig comes beside it. */
export async function exportHtml(
  program: Program,
  { args, terminal, signer = null }: { args: readonly string[]; terminal: Terminal; signer?: SigningKey | null },
): Promise<number> {
  const { store, newsroom, edition } = program;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { story: { type: 'string' } },
  });
  const [out, ...more] = positionals;
  if (out === undefined || more.length > 0) throw new WrongUse('export html takes one file to write');
  if (values.story === undefined) throw new WrongUse('which story? --story is its address');
  const setting = await settingOf(store, newsroom.clock());
  const head = edition.head();
  if (setting === null || head === null) throw new Refusal('missing', 'nothing is published yet');
  const { story, images } = await storyAt(program, values.story);
  const file = path.resolve(terminal.folder, out);
  const options = { blobs: newsroom.blobs, setting, name: path.basename(file), edition: head, signer };
  const copy = story && (await makeCopy(story, images, options));
  if (copy === null) throw new Refusal('too-large', 'its words alone are more than such a file may hold (300 kB)');
  // The signature first: a copy that was told to have one never stands without.
  if (copy.signature) await writeBytes(`${file}.minisig`, copy.signature);
  await writeBytes(file, copy.html);
  terminal.out(`exported ${copy.html.length} bytes to ${out}${copy.signature ? ` and ${out}.minisig` : ''}`);
  return 0;
}

async function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  await writeNew(file, (partial) => writeFile(partial, bytes, { flag: 'wx' }));
}

/** The story that an address of any host leads to: a mirror's is as good as ours, the text-only version and an older address too. */
async function storyAt({ store: { read } }: Program, address: string): Promise<StoryParts> {
  const url = URL.parse(address, 'https://any.example');
  if (url === null) throw new WrongUse(`--story must be the address of a story, not “${address}”`);
  const asked = `${url.pathname.replace(/\/(text\/|copy\.html)?$/, '')}/`;
  const at = (await read.publication.redirect(asked)) ?? asked;
  const found = await read.stories.byPath(at);
  const parts = found && (await readStoryParts(read, [found.id])).get(found.id);
  if (!parts?.story) throw new Refusal('missing', `readers find no story at ${address}`);
  return parts;
}
