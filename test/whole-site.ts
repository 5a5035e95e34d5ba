/** The site as a stranger checks it: from the head down the tree to every address, over HTTP. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../src/blobs/sha256.ts';
import type { Bytes } from '../src/base/bytes.ts';
import type { Digest } from '../src/base/digest.ts';
import { readHead, type Head } from '../src/edition/head.ts';
import { inParallel } from '../src/edition/in-parallel.ts';
import type { Entry } from '../src/edition/verify/entry.ts';
import { childrenOf, decodeLeaf, LEVELS } from '../src/edition/verify/node.ts';

interface Place {
  readonly site: string;
  readonly home: string;
}

/** So often, 10 ms apart, a head that is not signed yet is looked at again: nobody may be there to sign it. */
const PATIENCE = 500;

/**
 * The head that a home has on its disk. Between its name there and its signature the edition begins to be served, nobody outside knows when: so
 * the signature is waited for.
 */
export async function headOf(home: string): Promise<Head> {
  for (let tries = 0; ; tries += 1) {
    const head = readHead(await readFile(path.join(home, 'edition/head.json')), sha256);
    if (tries === PATIENCE || (await signedSeq(home)) === head.seq) return head;
    await sleep(10);
  }
}

/** Of the edition whose signed head is shown, by its version (docs/protocol/edition.md, 3.4). Null when there is none. */
async function signedSeq(home: string): Promise<number | null> {
  const file = path.join(home, 'edition/.well-known/edition/timestamp.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const { signed } = JSON.parse(text) as { signed: { version: number } };
  return Math.floor(signed.version / 1000);
}

/**
 * Reads every address that the edition names, and fails where one does not answer with the bytes of its digest. What is
 * published meanwhile is looked at then. @returns how many addresses there are
 */
export async function assertWholeSite({ site, home }: Place): Promise<number> {
  for (;;) {
    const head = await headOf(home);
    try {
      const entries = await entriesOver(site, head.root);
      await inParallel(entries, 16, (entry) => assertAnswered(site, entry));
      return entries.length;
    } catch (error) {
      if (isDeepStrictEqual(await headOf(home), head)) throw error;
    }
  }
}

async function entriesOver(site: string, root: Digest): Promise<Entry[]> {
  let row = new Set([root]);
  const entries: Entry[] = [];
  for (let level = 0; level <= LEVELS; level += 1) {
    const next = new Set<Digest>();
    await inParallel(row, 16, async (digest) => {
      const node = await bytesOf(`${site}/t/${digest.slice(0, 2)}/${digest}`, digest);
      if (level === LEVELS) entries.push(...decodeLeaf(node));
      else for (const child of childrenOf(node)) next.add(child);
    });
    row = next;
  }
  return entries;
}

async function bytesOf(address: string, digest: Digest): Promise<Bytes> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.equal(sha256(bytes), digest, address);
  return bytes;
}

async function assertAnswered(site: string, { path: at, digest, type }: Entry): Promise<void> {
  const status = { gone: 410, redirect: 301 }[type] ?? 200;
  const response = await fetch(site + encodeURI(at), { redirect: 'manual' });
  assert.equal(response.status, status, at);
  if (status === 301) {
    await response.arrayBuffer();
    await bytesOf(`${site}/o/${digest.slice(0, 2)}/${digest}`, digest);
  } else assert.equal(sha256(new Uint8Array(await response.arrayBuffer())), digest, at);
}
