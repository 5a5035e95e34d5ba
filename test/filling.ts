/** A disk that gets full in the middle of an act, at every thing that the act wants to write. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { photo } from '../src/media/testing/pictures.ts';
import { inFolder, type MakePlace } from './killing.ts';
import { makePublication, picket, startPicket, type Place, type Running } from './running.ts';
import { assertWholeSite, headOf } from './whole-site.ts';

const PRELOAD = pathToFileURL(path.join(import.meta.dirname, 'power/full-preload.ts')).href;

export const ACTS = ['publish', 'upload', 'import'] as const;

export type Act = (typeof ACTS)[number];

export interface Filled {
  /** How many things the act wants to write. */
  writes: number;
  /** At how many of them the disk was full. */
  tried: number;
  /** How often the process ended, as it does when the embedded database finds no room. */
  ended: number;
}

/**
 * Does the act with room for so many writes, 0 and up by `step`, until it has room enough. Each time it must be refused in
 * words, readers must have the edition before, and with room again the same must succeed.
 */
export async function fillDuring(makePlace: MakePlace, act: Act, step: number): Promise<Filled> {
  return await inFolder('full', async (folder) => {
    const plain = await makePlace(path.join(folder, 'home'));
    const token = makePublication(plain);
    const disk = new Disk(path.join(folder, 'room'));
    const place = { ...plain, environment: disk.environment(plain.home) };
    const toll = { writes: 0, tried: 0, ended: 0 };
    let running = await startPicket(place);
    try {
      for (let room = 0; ; room += step) {
        const again = await PREPARED[act]({ place, running, token, folder, number: room });
        disk.fill(room);
        const said = await again(running);
        const refused = disk.empty();
        if (refused.length === 0) return { ...toll, writes: room };
        toll.tried += 1;
        const isAlive = await answers(running, token);
        if (isAlive && said !== null) assert.match(said, /The disk is full|no space left/i);
        if (!isAlive) {
          // The embedded database ends the process: what it could not write it would not know of.
          assert.ok(refused.some((line) => line.includes(`${place.home}/database/`)));
          toll.ended += 1;
          if (running.child.exitCode === null) await once(running.child, 'exit');
          assert.equal(await running.end('SIGKILL'), 1);
          assert.match(running.output(), /has stopped \(.*\): see that the disk has room and may be written to/);
          running = await startPicket(place);
        }
        const seen = { site: running.site, home: place.home };
        await assertWholeSite(seen);
        const { seq } = await headOf(place.home);
        if (said !== null) assert.equal(await again(running), null, `with room again, after room for ${room}: ${said}`);
        assert.ok((await headOf(place.home)).seq >= seq);
        await assertWholeSite(seen);
      }
    } finally {
      if (running.child.exitCode === null) await running.end('SIGKILL');
    }
  });
}

/** Whether the newsroom still has a database. */
async function answers({ newsroom }: Running, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return await fetch(`${newsroom}/api/publication`, { headers }).then(
    ({ ok }) => ok,
    () => false,
  );
}

interface Scene {
  readonly place: Place;
  readonly running: Running;
  readonly token: string;
  readonly folder: string;
  readonly number: number;
}

/** Does the act. Null when it is done, else what was said. */
type Doing = (running: Running) => Promise<string | null>;

/** Everything up to the act itself. */
const PREPARED: Readonly<Record<Act, (scene: Scene) => Promise<Doing>>> = {
  async publish({ running, token, number }) {
    const story = { service: 'kk', headline: `Хабар ${number}`, body: { html: '<p>Мәтін.</p>' }, topics: ['Қоғам'] };
    const made = await fetch(`${running.newsroom}/api/stories`, posted(token, JSON.stringify(story)));
    const { id } = (await made.json()) as { id: string };
    return ({ newsroom }) => asked(`${newsroom}/api/stories/${id}/publish`, posted(token, '{}'));
  },
  async upload({ token, number }) {
    const bytes = await photo(320 + number, 180)
      .png()
      .toBuffer();
    return async ({ newsroom }) => {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'picture.png');
      form.set('alt', 'Алаң');
      const headers = { authorization: `Bearer ${token}` };
      return await asked(`${newsroom}/api/images`, { method: 'POST', headers, body: form });
    };
  },
  async import({ place, folder, number }) {
    const file = path.join(folder, `${number}.md`);
    writeFileSync(file, `---\ntitle: Хабар ${number}\ndate: 2025-05-17\n---\nМәтін.\n`);
    return async () => {
      const plain = { ...place, environment: {} };
      const { code, out, progress } = picket(plain, 'import', 'markdown', file, '--service', 'kk', '--publish');
      return code === 0 ? null : out + progress;
    };
  },
};

function posted(token: string, body: string): RequestInit {
  return { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body };
}

/** A refusal is a problem document with words in it. */
async function asked(address: string, request: RequestInit): Promise<string | null> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (error) {
    return `the line broke off: ${String(error)}`;
  }
  const text = await response.text();
  if (response.ok) return null;
  assert.equal(response.headers.get('content-type'), 'application/problem+json', text);
  return `${response.status} ${text}`;
}

class Disk {
  readonly #control: string;

  constructor(control: string) {
    this.#control = control;
  }

  environment(home: string): Record<string, string> {
    return { NODE_OPTIONS: `--import ${PRELOAD}`, PICKET_FULL_HOME: home, PICKET_FULL_CONTROL: this.#control };
  }

  fill(room: number): void {
    for (const name of ['.count', '.refused']) writeFileSync(this.#control + name, '');
    writeFileSync(this.#control, String(room));
  }

  /** There is room again. Returns what found none: each a call and its file. */
  empty(): string[] {
    rmSync(this.#control);
    return readFileSync(`${this.#control}.refused`, 'utf8').split('\n').slice(0, -1);
  }
}
