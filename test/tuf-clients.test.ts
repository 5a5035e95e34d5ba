/**
 * Two TUF clients that others wrote, as readers of signed editions: tuf-js, and @freedomofpress/tuf-browser. They accept honest
 * editions and both kinds of key rotation, and refuse what an attacker can make of them.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TUFClient } from '@freedomofpress/tuf-browser';
import { Updater } from 'tuf-js';
import { utf8 } from '../src/base/bytes.ts';
import { DAY } from '../src/base/clock.ts';
import type { Edition } from '../src/edition/edition.ts';
import { HomeKeys } from '../src/edition/keys/home-keys.ts';
import { nextRoot, rootBytes, signedBy } from '../src/edition/keys/root-file.ts';
import { openEdition } from '../src/edition/open-edition.ts';
import { headVersion, signHead } from '../src/edition/sign/head-signer.ts';
import { newSeed, signingKey } from '../src/edition/sign/signing-key.ts';

/** What a reader asks, again and again: the bytes of the newest edition's document. */
type Reader = () => Promise<string>;

/** Each remembers what it saw, and trusts the root it was given at first. */
const clients: Record<string, (origin: Origin) => Promise<Reader>> = {
  'tuf-js': async (origin) => {
    const dir = await mkdtemp(path.join(origin.folder, 'tuf-js-'));
    await writeFile(path.join(dir, 'root.json'), await origin.file('1.root.json'));
    return async () => {
      const places = { metadataDir: dir, metadataBaseUrl: origin.url, targetDir: dir, targetBaseUrl: origin.url };
      const updater = new Updater({ ...places, config: { fetchRetries: 0 } });
      await updater.refresh();
      const info = await updater.getTargetInfo('edition.json');
      assert.ok(info);
      return await readFile(await updater.downloadTarget(info), 'utf8');
    };
  },
  'tuf-browser': async (origin) => {
    const root = (await origin.file('1.root.json')).toString();
    const kept = new Map<string, Uint8Array>();
    const backend = {
      read: async (key: string) => {
        const bytes = kept.get(key);
        return bytes === undefined ? undefined : JSON.parse(Buffer.from(bytes).toString());
      },
      write: async (key: string, value: unknown) => void kept.set(key, utf8(JSON.stringify(value))),
      readRaw: async (key: string) => kept.get(key),
      writeRaw: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
      delete: async (key: string) => void kept.delete(key),
    };
    return async () => {
      const client = new TUFClient(origin.url, root, 'edition', undefined, { backend } as never);
      await client.updateTUF();
      return Buffer.from(await client.getTarget('edition.json')).toString();
    };
  },
};

class Origin implements AsyncDisposable {
  readonly folder: string;
  readonly keys: HomeKeys;
  readonly edition: Edition;
  /** What is answered in place of the file of this name; null: nothing is there. */
  readonly lies = new Map<string, Uint8Array | null>();
  readonly #server: http.Server;

  constructor(folder: string, keys: HomeKeys, edition: Edition) {
    this.folder = folder;
    this.keys = keys;
    this.edition = edition;
    this.#server = http.createServer((request, response) => void this.#answer(request.url?.slice(1) ?? '', response));
  }

  async #answer(name: string, response: http.ServerResponse): Promise<void> {
    const lie = this.lies.get(name);
    const body = lie === undefined ? await this.file(name).catch(() => null) : lie;
    response.statusCode = body === null ? 404 : 200;
    response.end(body);
  }

  static async open(): Promise<Origin> {
    const folder = await mkdtemp(path.join(tmpdir(), 'picket-tuf-'));
    const keys = await HomeKeys.open(path.join(folder, 'keys'), { now: new Date(), passphrase: null });
    const edition = await openEdition(path.join(folder, 'edition'), { signing: keys });
    const origin = new Origin(folder, keys, edition);
    origin.#server.listen(0, '127.0.0.1');
    await once(origin.#server, 'listening');
    return origin;
  }

  get url(): string {
    const address = this.#server.address();
    assert.ok(address !== null && typeof address !== 'string');
    return `http://127.0.0.1:${address.port}/`;
  }

  async file(name: string): Promise<Buffer> {
    return await readFile(path.join(this.folder, 'edition/.well-known/edition', name));
  }

  /** Publishes a page, and gives the document. */
  async publish(body: string, at = new Date()): Promise<string> {
    const put = [{ path: '/kk/', type: 'text/html; charset=utf-8', body }];
    const { digest } = await this.edition.publish({ put, at });
    return (await this.file(`${digest}.edition.json`)).toString();
  }

  /** What is served now, for a time when it is not any more. */
  async snapshot(): Promise<Map<string, Buffer>> {
    const names = await readdir(path.join(this.folder, 'edition/.well-known/edition'));
    return new Map(await Promise.all(names.map(async (name) => [name, await this.file(name)] as const)));
  }

  /** The newest document signed as an attacker would who has these keys. */
  async forge(keys: Parameters<typeof signHead>[0], now = new Date()): Promise<void> {
    const head = this.edition.head();
    assert.ok(head);
    const document = await this.file(`${head.digest}.edition.json`);
    const version = headVersion(head.seq, headVersion(head.seq, 0) + 50);
    const made = signHead(keys, { seq: head.seq, document, version, now });
    this.lies.set(`${head.seq}.targets.json`, made.targets);
    this.lies.set(`${version}.snapshot.json`, made.snapshot);
    this.lies.set('timestamp.json', made.timestamp);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((closed) => this.#server.close(closed));
    await this.edition.settled();
    await rm(this.folder, { recursive: true });
  }
}

for (const [name, make] of Object.entries(clients)) {
  describe(`${name} as a reader`, () => {
    let origin: Origin;
    let read: Reader;

    before(async () => {
      origin = await Origin.open();
      const document = await origin.publish('first');
      read = await make(origin);
      assert.equal(await read(), document);
    });
    after(() => origin[Symbol.asyncDispose]());

    async function fresh(): Promise<Reader> {
      origin.lies.clear();
      return await make(origin);
    }

    test('follows from edition to edition, and not back', async () => {
      const old = await origin.snapshot();
      const document = await origin.publish('second');
      assert.equal(await read(), document);
      assert.equal(await origin.edition.renew(new Date(Date.now() + 2 * DAY)), true);
      assert.equal(await read(), document, 'signed again');
      for (const [file, bytes] of old) origin.lies.set(file, bytes);
      await assert.rejects(read(), 'an edition before is a rollback');
      origin.lies.clear();
      assert.equal(await read(), document);
    });

    test('refuses a head that is too old', async () => {
      const reader = await fresh();
      const { keys } = origin.keys;
      assert.ok(keys);
      await origin.forge(keys, new Date(Date.now() - 4 * DAY));
      await assert.rejects(reader());
    });

    test('refuses a document that was altered, and parts of two editions', async () => {
      const reader = await fresh();
      const head = origin.edition.head();
      assert.ok(head);
      const document = await origin.file(`${head.digest}.edition.json`);
      origin.lies.set(`${head.digest}.edition.json`, utf8(document.toString().replace(/"seq":\d+/, '"seq":9')));
      await assert.rejects(reader());
      const another = await fresh();
      origin.lies.set(`${head.seq}.targets.json`, await origin.file('1.targets.json'));
      await assert.rejects(another());
    });

    test('refuses stories by who has the site’s key alone, and by who has none', async () => {
      const { keys } = origin.keys;
      assert.ok(keys);
      const stranger = signingKey(newSeed());
      for (const forged of [
        { targets: stranger, online: keys.online },
        { targets: keys.targets, online: stranger },
      ]) {
        const reader = await fresh();
        await origin.forge(forged);
        await assert.rejects(reader());
      }
    });

    test('follows a root that changes a key or its own keys, and none that too few have signed', async () => {
      const reader = await fresh();
      await reader();
      const online = newSeed();
      const one = { keys: [signingKey(online).record], threshold: 1 };
      const until = new Date(Date.now() + 300 * DAY);
      const rotated = nextRoot(origin.keys.root, { snapshot: one, timestamp: one }, until);
      origin.lies.set('2.root.json', rootBytes(signedBy(rotated, signingKey(newSeed()))));
      await assert.rejects(reader(), 'a root that its own keys have not signed');
      origin.lies.clear();
      await origin.keys.propose(rotated, new Map([['online', online]]));
      assert.equal(await origin.edition.renew(new Date()), true, 'another key signs the head at once');
      const document = await origin.publish('third');
      assert.equal(await reader(), document, 'the site’s key is another');

      const people = [signingKey(newSeed()), signingKey(newSeed()), signingKey(newSeed())];
      const [first, second] = people;
      assert.ok(first && second);
      const apart = nextRoot(
        origin.keys.root,
        { root: { keys: people.map(({ record }) => record), threshold: 2 } },
        until,
      );
      const draft = await origin.keys.propose(apart);
      assert.deepEqual(draft.missing, { before: 0, own: 2 });
      const once = await origin.keys.accept(signedBy(draft, first));
      origin.lies.set('3.root.json', rootBytes(once));
      await assert.rejects(reader(), 'one of two signatures');
      origin.lies.clear();
      await origin.keys.accept(signedBy(once, second));
      assert.equal(origin.keys.held.has('root'), false, 'the first root key is off this machine');
      assert.equal(await origin.edition.renew(new Date()), false);
      const last = await origin.publish('fourth');
      assert.equal(await reader(), last);
      assert.equal(await (await fresh())(), last, 'from the first root on');
    });
  });
}
