/** Commands that are killed in the middle, and what the next start makes of it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { photo } from '../src/media/testing/pictures.ts';
import { inFolder, whileRunning, type MakePlace } from './killing.ts';
import { BIN, done, environmentOf, makePublication, picket, PUBLICATION, startPicket, type Place } from './running.ts';
import { assertWholeSite, headOf } from './whole-site.ts';
import { wxrFile, WXR_HOST } from './wxr.ts';

const STORIES = 30;
/** The month of every story that is imported here. */
const MONTH = '2020-05';

/** How often something was killed, and how often it had not ended by then. */
export interface Kills {
  kills: number;
  unfinished: number;
}

/**
 * Imports archive after archive, and kills each import at random moments, begun again after each, until so many kills.
 * In the end every story is there once.
 */
export async function killWhileImporting(makePlace: MakePlace, kills: number): Promise<Kills> {
  return await inFolder('import', async (folder) => {
    const killer = new Killer(await makePlace(path.join(folder, 'home')), kills);
    makePublication(killer.place);
    for (let archives = 1; !killer.isDone(); archives += 1) {
      const args = await makeArchive(folder, archives);
      while (!killer.isDone() && !(await killer.kill(args))) await killer.assertUp();
      assert.match(done(killer.place, ...args), /imported \d+, skipped \d+, failed 0$/);
      await killer.assertUp(async (site) => assertListed(site, archives * STORIES));
    }
    return killer.toll;
  });
}

/** Gives every service another title, which all its pages show, and kills the press of them all at a random moment. */
export async function killWhilePressing(makePlace: MakePlace, kills: number): Promise<Kills> {
  return await inFolder('press', async (folder) => {
    const killer = new Killer(await makePlace(path.join(folder, 'home')), kills);
    makePublication(killer.place);
    done(killer.place, ...(await makeArchive(folder, 1)));
    let title = PUBLICATION.services[0]?.title ?? '';
    for (let round = 1; !killer.isDone(); round += 1) {
      const next = `Courier ${round}.`;
      const file = path.join(folder, 'publication.json');
      const services = PUBLICATION.services.map((service) => ({ ...service, title: next }));
      await writeFile(file, JSON.stringify({ ...PUBLICATION, services }));
      const ended = await killer.kill(['init', file]);
      await killer.assertUp(async (site) => {
        title = await assertTitled(site, ended ? [next] : [title, next]);
        await assertListed(site, STORIES);
      });
    }
    return killer.toll;
  });
}

/** The least number that the next edition of a restored home may have. */
const AFTER = 5000;

/** Restores a backup and kills that at a random moment. Either the home is whole then, or restoring once more makes it. */
export async function killWhileRestoring(makePlace: MakePlace, kills: number): Promise<Kills> {
  return await inFolder('restore', async (folder) => {
    const source = await makePlace(path.join(folder, 'source'));
    makePublication(source);
    done(source, ...(await makeArchive(folder, 1)));
    const file = path.join(folder, 'backup');
    done(source, 'backup', file);
    const args = ['restore', file, '--after', String(AFTER)];
    const killer = new Killer(source, kills);
    for (let round = 1; !killer.isDone(); round += 1) {
      killer.place = await makePlace(path.join(folder, `home-${round}`));
      await killer.kill(args, { alone: true });
      const again = picket(killer.place, ...args);
      if (again.code !== 0) assert.match(again.progress, /this home is not empty/);
      await killer.assertUp(async (site) => assertListed(site, STORIES));
      assert.ok((await headOf(killer.place.home)).seq > AFTER, 'a number that readers may have seen');
    }
    return killer.toll;
  });
}

/** Kills commands, every other time together with the newsroom that does the work for them. */
class Killer {
  place: Place;
  readonly toll: Kills = { kills: 0, unfinished: 0 };
  readonly #kills: number;
  /** How long a command takes, as far as it is known: moments are drawn from that. In milliseconds. */
  #span = 2000;
  #seq = 0;

  constructor(place: Place, kills: number) {
    this.place = place;
    this.#kills = kills;
  }

  isDone(): boolean {
    return this.toll.kills >= this.#kills;
  }

  /** Whether the command had ended by itself, as it should, before it was killed. */
  async kill(args: readonly string[], { alone = this.toll.kills % 2 === 0 } = {}): Promise<boolean> {
    const newsroom = alone ? null : await startPicket(this.place);
    const begun = performance.now();
    const child = spawn(process.execPath, [BIN, ...args], { env: environmentOf(this.place), stdio: 'ignore' });
    const ended = once(child, 'exit').then(() => performance.now() - begun);
    await Promise.race([ended, sleep(Math.random() * this.#span * 1.2)]);
    const isEnded = child.exitCode !== null;
    if (newsroom === null) child.kill('SIGKILL');
    else await newsroom.end('SIGKILL');
    this.#span = isEnded ? await ended : Math.max(this.#span, await ended);
    if (isEnded) assert.equal(child.exitCode, 0);
    this.toll.kills += 1;
    if (!isEnded) this.toll.unfinished += 1;
    return isEnded;
  }

  /**
   * What a start ends behind itself may become the edition between two looks, and what is drawn meanwhile overtakes it: so as long as editions
   * come, it is looked at anew.
   */
  async #assertSteady(look: () => Promise<void>): Promise<void> {
    for (;;) {
      const { seq } = await headOf(this.place.home);
      try {
        return await look();
      } catch (error) {
        if (!(await this.#goesOn(seq))) throw error;
      }
    }
  }

  /** Whether another edition comes within 20 seconds. */
  async #goesOn(seq: number): Promise<boolean> {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await headOf(this.place.home)).seq > seq) return true;
      await sleep(100);
    }
    return false;
  }

  /** It starts without anybody's help, every address answers, and the number has not gone down. */
  async assertUp(look: (site: string) => Promise<void> = async () => {}): Promise<void> {
    await whileRunning(this.place, async ({ site }) => {
      const { seq } = await headOf(this.place.home);
      assert.ok(seq >= this.#seq, `edition ${seq} after ${this.#seq}`);
      this.#seq = seq;
      await assertWholeSite({ site, home: this.place.home });
      await this.#assertSteady(() => look(site));
    });
  }
}

/** An archive with a picture, of WordPress or of Markdown by turns. Returns the command that brings it in. */
async function makeArchive(folder: string, number: number): Promise<string[]> {
  const archive = path.join(folder, `archive-${number}`);
  await mkdir(archive);
  const picture = `picture-${number}.png`;
  await writeFile(path.join(archive, picture), await photo(320, 180).png().toBuffer());
  const ids = Array.from({ length: STORIES }, (_, at) => number * 1000 + at);
  const rest = ['--service', 'kk', '--publish'];
  if (number % 2 === 0) {
    const front = (id: number): string => `title: Хабар ${id}\ndate: ${MONTH}-17\nimage: ${picture}\nimageAlt: Алаң`;
    for (const id of ids) await writeFile(path.join(archive, `${id}.md`), `---\n${front(id)}\n---\nМәтін.\n`);
    return ['import', 'markdown', archive, ...rest];
  }
  const uploads = `${WXR_HOST}/wp-content/uploads/2020/05`;
  const content = `Words.\n\n<img src="${uploads}/${picture}" alt="A square" />`;
  const file = path.join(archive, 'export.xml');
  await writeFile(file, wxrFile(ids.map((id) => ({ id, content, path: `/2020/05/${id}/`, slug: `post-${id}` }))));
  return ['import', 'wxr', file, '--media', archive, ...rest];
}

async function assertListed(site: string, count: number): Promise<void> {
  const listed = (await textOf(`${site}/kk/sitemap-${MONTH}.xml`)).match(/(?<=<loc>)[^<]+/g) ?? [];
  assert.equal(new Set(listed).size, listed.length, 'a story is listed twice');
  // The month's archive page is listed too where there is one.
  const stories = listed.filter((address) => /\/\d{4}\/\d\d\/\d\d\//.test(address));
  assert.equal(stories.length, count, 'stories');
}

/** Every page shows the same title of its service, one of these. Returns it. */
async function assertTitled(site: string, titles: readonly string[]): Promise<string> {
  const listed = (await textOf(`${site}/kk/sitemap-${MONTH}.xml`)).match(/(?<=<loc>)[^<]+/g) ?? [];
  const pages = ['/kk/archive/', ...listed.map((address) => new URL(address).pathname)];
  const front = await textOf(`${site}/kk/`);
  const title = titles.find((each) => front.includes(each));
  assert.ok(title !== undefined, `the front shows none of ${titles.join(', ')}`);
  for (const page of pages) assert.ok((await textOf(site + page)).includes(title), `${page} lacks ${title}`);
  return title;
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return await response.text();
}
