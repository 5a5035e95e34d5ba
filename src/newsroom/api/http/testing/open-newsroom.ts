import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { copyEmptyDatabase } from '../../../../../test/filled-home.ts';
import { systemClock, type Clock } from '../../../../base/clock.ts';
import { Turns } from '../../../../base/turns.ts';
import { FolderBlobs } from '../../../../blobs/folder-blobs.ts';
import { openEdition } from '../../../../edition/open-edition.ts';
import { FaceProcess } from '../../../../media/face-process.ts';
import { PictureProcess } from '../../../../media/picture-process.ts';
import { openStore, type Store } from '../../../../store/open-store.ts';
import type { Role } from '../../../../store/tables.ts';
import { Access } from '../../access.ts';
import { makeSignInLink, redeemSignInLink } from '../../accounts.ts';
import { commandLine } from '../../actor.ts';
import { csrfToken } from '../../csrf.ts';
import { Leases } from '../../leases.ts';
import { LinkAsker } from '../../link-asker.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Presser } from '../../presser.ts';
import { changePublication } from '../../publication-acts.ts';
import { createToken } from '../../tokens.ts';
import { newsroomApp } from '../newsroom-app.ts';
import type { Visit } from '../visit.ts';

export const PASSPHRASE = 'four or five words do';

/** Somebody who is signed in, with a browser that keeps the cookie and fills in the form's token. */
export interface Browser {
  readonly secret: string;
  get(path: string): Promise<Response>;
  /** As a form of our own page; a file makes it multipart. */
  post(path: string, fields: Readonly<Record<string, string | string[] | File>>): Promise<Response>;
}

export interface OpenNewsroom extends AsyncDisposable {
  readonly newsroom: Newsroom;
  readonly app: Hono<Visit>;
  /** What was told of faults of ours. */
  readonly faults: unknown[];
  /** One request to the API with a token of the role. */
  api(
    role: Role,
    request: { method?: string; path: string; json?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
  browser(role: Role): Promise<Browser>;
  /** Somebody of that name who is signed in, and whose window asks the API. */
  writer(role: Role, name: string): Promise<Writer>;
}

export type Writer = (
  method: string,
  path: string,
  request?: { json?: unknown; headers?: Record<string, string> },
) => Promise<{ status: number; json: Record<string, unknown>; headers: Headers }>;

interface Given {
  readonly address?: string;
  readonly clock?: Clock;
  /** It is closed with the newsroom. Without one, an embedded one is made. */
  readonly store?: Store;
  readonly links?: LinkAsker;
}

/** A newsroom in an empty folder, with its app, to be asked without a network. */
export async function openNewsroom({
  address = 'http://localhost:8081',
  clock = systemClock,
  store: given,
  links = new LinkAsker(),
}: Given = {}): Promise<OpenNewsroom> {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-http-'));
  const store = given ?? (await emptyStore(path.join(folder, 'database')));
  const blobs = new FolderBlobs(path.join(folder, 'blobs'));
  const sealed = new FolderBlobs(path.join(folder, 'sealed'));
  const edition = await openEdition(path.join(folder, 'edition'));
  const pictures = new PictureProcess();
  const faces = new FaceProcess();
  const presser = new Presser({ store, blobs, edition, clock });
  const memory = { access: new Access(clock), leases: new Leases(clock), pictureTurns: new Turns() };
  const parts = { store, blobs, sealed, edition, pictures, faces, presser, ...memory, clock, links };
  const newsroom: Newsroom = { ...parts, address: () => address, localAddress: () => 'http://localhost:8081' };
  await changePublication(newsroom, commandLine, PUBLICATION);
  const faults: unknown[] = [];
  const app = newsroomApp(newsroom, { hosts: [new URL(address).host], onFault: (error) => faults.push(error) });
  const opened = { newsroom, app, faults };
  return {
    ...opened,
    api: tokens(opened, address),
    browser: (role) => openBrowser(opened, address, role),
    writer: (role, name) => openWriter(opened, address, { role, name }),
    async [Symbol.asyncDispose]() {
      await faces[Symbol.asyncDispose]();
      await pictures[Symbol.asyncDispose]();
      // What goes on behind an answer writes into the folder and asks the store.
      await presser.close();
      await edition.settled();
      await store[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function emptyStore(folder: string): Promise<Store> {
  await copyEmptyDatabase(folder);
  return await openStore({ kind: 'embedded', folder });
}

export const PUBLICATION = {
  name: 'The Steppe Courier',
  url: 'https://courier.example',
  services: [
    { id: 'en', name: 'English', title: 'The Steppe Courier' },
    { id: 'fa', name: 'فارسی', title: 'پیک دشت', timeZone: 'Asia/Tehran' },
  ],
  units: [{ id: 'kazakh-service', name: { en: 'Kazakh Service' } }],
  people: [{ id: 'aigul', name: { en: 'Aigul S.' } }],
};

interface Opened {
  readonly newsroom: Newsroom;
  readonly app: Hono<Visit>;
}

function tokens({ newsroom, app }: Opened, address: string): OpenNewsroom['api'] {
  const made = new Map<Role, string>();
  return async (role, { method = 'GET', path: at, json, headers = {} }) => {
    const token = made.get(role) ?? (await createToken(newsroom, commandLine, { name: role, role })).token;
    made.set(role, token);
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    return await app.request(address + at, {
      method,
      headers: { authorization: `Bearer ${token}`, ...type, ...headers },
      ...body,
    });
  };
}

async function signIn(newsroom: Newsroom, address: string, { role, name }: { role: Role; name: string }) {
  const { url } = await makeSignInLink(newsroom, commandLine, { name: null, role });
  const link = new URL(url).pathname.split('/').at(-1) ?? '';
  const { secret } = await redeemSignInLink(newsroom, { secret: link, name, passphrase: PASSPHRASE });
  return { secret, cookie: `${address.startsWith('https:') ? '__Host-' : ''}picket=${secret}` };
}

async function openWriter(
  { newsroom, app }: Opened,
  address: string,
  who: { role: Role; name: string },
): Promise<Writer> {
  const { secret, cookie } = await signIn(newsroom, address, who);
  const own = { cookie, origin: address, 'sec-fetch-site': 'same-origin', 'x-form-token': csrfToken(secret) };
  return async (method, at, { json, headers = {} } = {}) => {
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const answer = await app.request(address + at, { method, headers: { ...own, ...type, ...headers }, ...body });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  };
}

async function openBrowser({ newsroom, app }: Opened, address: string, role: Role): Promise<Browser> {
  const name = `${role} ${crypto.randomUUID().slice(0, 8)}`;
  const { secret, cookie } = await signIn(newsroom, address, { role, name });
  return {
    secret,
    get: async (at) => await app.request(address + at, { headers: { cookie } }),
    async post(at, fields) {
      const form = new FormData();
      for (const [field, value] of Object.entries({ 'form-token': csrfToken(secret), ...fields })) {
        for (const one of Array.isArray(value) ? value : [value]) form.append(field, one);
      }
      const headers = { cookie, origin: address, 'sec-fetch-site': 'same-origin' };
      return await app.request(address + at, { method: 'POST', headers, body: form });
    },
  };
}
