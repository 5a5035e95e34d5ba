import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { copyEmptyDatabase } from '../../../test/filled-home.ts';
import { needs } from '../../../test/needs.ts';
import { freshDatabase } from '../../../test/postgres-server.ts';
import { openStore, type Store, type StorePlace } from '../open-store.ts';

export interface Engine {
  readonly name: StorePlace['kind'];
  /** For node:test: false, or why not. */
  readonly skip: false | string;
  /** A place of its own, empty. */
  freshPlace(): Promise<StorePlace>;
}

/** The suite runs on both. */
export const ENGINES: readonly Engine[] = [
  { name: 'embedded', skip: false, freshPlace: async () => ({ kind: 'embedded', folder: await freshFolder() }) },
  { name: 'server', skip: needs.postgres(), freshPlace: async () => ({ kind: 'server', url: await freshDatabase() }) },
];

/** Runs the tests on each engine, with one store for all of them: let each have a service of its own. */
export function onEachEngine(subject: string, tests: (given: { readonly store: Store }) => void): void {
  for (const engine of ENGINES) {
    describe(`${subject}, ${engine.name}`, { skip: engine.skip }, () => {
      let opened: Store | undefined;
      before(async () => {
        opened = await freshStore(engine);
      });
      after(async () => {
        await opened?.[Symbol.asyncDispose]();
      });
      tests({
        get store() {
          assert.ok(opened, 'the store is opened before the tests');
          return opened;
        },
      });
    });
  }
}

/** A store of its own, empty and up to date; the caller closes it. */
export async function freshStore(engine: Engine): Promise<Store> {
  return await openStore(engine.name === 'embedded' ? await copiedPlace() : await engine.freshPlace());
}

let home: Promise<string> | undefined;
let folders = 0;

/** A path inside this test file's own temporary folder, which is removed at the end. */
export async function freshFolder(): Promise<string> {
  if (home === undefined) {
    home = mkdtemp(path.join(tmpdir(), 'picket-store-'));
    process.once(
      'beforeExit',
      () => void home?.then(async (folder) => await rm(folder, { recursive: true, force: true })),
    );
  }
  folders += 1;
  const name = `store-${folders}`;
  return path.join(await home, name);
}

async function copiedPlace(): Promise<StorePlace> {
  const folder = await freshFolder();
  await copyEmptyDatabase(folder);
  return { kind: 'embedded', folder };
}
