import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { utf8 } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import { writeWhole } from '../base/files.ts';
import { sha256, sha256OfFile } from '../blobs/sha256.ts';
import type { Damage, Edition } from '../edition/edition.ts';
import { isCompressible } from '../edition/encodings.ts';
import { makeHead } from '../edition/head.ts';
import { ObjectStore } from '../edition/object-store.ts';
import { updateTree } from '../edition/tree.ts';
import { dependents } from '../newsroom/api/dependents.ts';
import { PressRun } from '../newsroom/api/press-run.ts';
import { settingOf } from '../newsroom/api/setting-of.ts';
import { writeSubject } from '../newsroom/api/subject.ts';
import type { Program } from '../program.ts';
import type { Output } from '../story/output.ts';

export interface Mending {
  readonly found: readonly Damage[];
  /** What nothing in the home could make again. */
  readonly left: readonly Damage[];
}

/**
 * Finds the files of the edition that are missing or damaged and makes them again while it is served: nodes from the tree
 * in memory, pictures and recordings from the blobs, pages by pressing them. What the store would press otherwise by now is
 * replaced by that.
 */
export async function mendEdition(program: Program): Promise<Mending> {
  const { edition, store, newsroom } = program;
  await mendDocument(edition);
  const found = await edition.check();
  if (found.length === 0) return { found, left: [] };
  await mendNodes(edition, new Set(digestsOf(found, 'node')));
  await mendObjects(program, found);
  await store.transact(({ write }) => write.editions.queue(writeSubject({ kind: 'everything' }), newsroom.clock()));
  await newsroom.presser.pressWhole();
  return { found, left: await edition.check() };
}

function digestsOf(damage: readonly Damage[], kind: Damage['kind']): Digest[] {
  return damage.filter((each) => each.kind === kind).map(({ digest }) => digest);
}

/** The document that names the tree: a few members, all of them in memory. */
async function mendDocument(edition: Edition): Promise<void> {
  const head = edition.head();
  if (head === null) return;
  const made = makeHead(head, sha256);
  const file = edition.headFile(`${head.digest}.edition.json`);
  if (made.head.digest !== head.digest || file === null) return;
  const kept = await readFile(file).catch(() => null);
  if (!kept?.equals(made.bytes)) await writeWhole(file, made.bytes);
}

async function mendNodes(edition: Edition, damaged: ReadonlySet<Digest>): Promise<void> {
  if (damaged.size === 0) return;
  const nodes = (digest: Digest): never => {
    throw new Error(`no node ${digest} in a tree that is built anew`);
  };
  const entries = new Map([...edition.entries()].map((entry) => [entry.path, entry]));
  const { added } = updateTree({ root: null, nodes, sha256 }, entries);
  for (const [digest, bytes] of added) if (damaged.has(digest)) await writeWhole(edition.nodeFile(digest), bytes);
}

async function mendObjects({ configuration, newsroom, store, edition, script }: Program, found: readonly Damage[]) {
  const objects = new ObjectStore(path.join(configuration.home, 'edition/o'), writeWhole);
  const wanted = new Set(digestsOf(found, 'object'));
  const paths = new Set(found.flatMap((damage) => damage.paths));
  for (const digest of wanted) {
    const file = await newsroom.blobs.file(digest);
    if (file === null || (await sha256OfFile(file)) !== digest) continue;
    const { length } = [...edition.entries()].find((entry) => entry.digest === digest) ?? { length: 0 };
    await objects.putFile({ file, digest, length }, true);
    wanted.delete(digest);
  }
  if (wanted.size === 0) return;
  const setting = await settingOf(store, newsroom.clock());
  if (setting === null) return;
  const at = { find: (address: string) => hidden(edition.find(address), paths) };
  const run = new PressRun({ ...newsroom, edition: at }, { ...setting, script });
  const outputs = run.pages(await dependents(store, setting, { subjects: [{ kind: 'everything' }] }));
  for await (const { type, body } of joined(outputs, run.rest())) {
    if (typeof body === 'object' && 'file' in body) continue;
    const bytes = typeof body === 'string' ? utf8(body) : body;
    const digest = sha256(bytes);
    if (wanted.has(digest)) await objects.put({ digest, bytes, type, verify: true });
  }
}

async function* joined(...parts: readonly AsyncIterable<Output>[]): AsyncGenerator<Output> {
  for (const part of parts) yield* part;
}

/** What is text is pressed again as if it were new; a film is not read for that. */
function hidden(entry: ReturnType<Edition['find']>, paths: ReadonlySet<string>): ReturnType<Edition['find']> {
  return entry !== null && paths.has(entry.path) && isCompressible(entry.type) ? null : entry;
}
