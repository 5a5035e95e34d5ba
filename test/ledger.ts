/** What a newsroom was told is done: kept through whatever ends its process, and held against it afterwards. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { followHead, firstRoot, trusting, webCrypto, type Memory, type Reader } from '../src/edition/verify/index.ts';
import { PUBLICATION, type Place, type Running } from './running.ts';
import { assertWholeSite, headOf } from './whole-site.ts';

interface Acknowledged {
  readonly path: string;
  readonly seq: number;
  readonly digest: string;
}

/** The text of every story that is published here. */
const TEXT = 'Мәтін.';

export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  #seq = 0;
  /** What a reader who checks signatures has seen. */
  #memory: Memory | null = null;
  /** Of the last settings that readers are known to have had, and of those that were asked for since. */
  #notices: string[] = [];

  /** Publishes story after story until the process is killed. @throws Error with whatever else the newsroom said. */
  async publishUntilKilled({ newsroom, child }: Running, token: string, name: string): Promise<void> {
    for (let number = 1; ; number += 1) {
      try {
        this.acknowledged.push(await publishOver(newsroom, token, `Хабар ${name}-${number}`));
      } catch (error) {
        // A connection that broke off; anything the newsroom said is a fault.
        if (child.killed && !(error instanceof Refused)) return;
        throw error;
      }
    }
  }

  /** Publishes one story. Null when that was acknowledged, else what was said instead. */
  async publish({ newsroom }: Running, token: string, headline: string): Promise<string | null> {
    try {
      this.acknowledged.push(await publishOver(newsroom, token, headline));
      return null;
    } catch (error) {
      return String(error);
    }
  }

  /**
   * Changes the settings, so that everything is pressed again. When readers have it, or without waiting for that.
   * @throws Error with whatever the newsroom said
   */
  async pressEverything(
    { site, newsroom }: Running,
    token: string,
    at: { round: number; wait: boolean },
  ): Promise<void> {
    const title = `Notice ${at.round}.`;
    const response = await fetch(`${newsroom}/api/publication`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...PUBLICATION, notices: noticesOf(title) }),
    });
    if (!response.ok) throw new Refused(`the settings: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    this.#notices.push(title);
    if (!at.wait) return;
    // Nothing is published in English: that front comes with everything, and with no act.
    while (!(await textOf(`${site}/en/`)).includes(title)) await sleep(10);
    this.#notices = [title];
  }

  /**
   * Every story that was ever acknowledged can be read, the newest on the front and in the feeds (unless others were published
   * behind it); every address of the edition answers; and no number was given twice.
   * @returns how many addresses the edition has
   */
  async assertKept({ site }: Running, { home }: Place, { isNewest = true } = {}): Promise<number> {
    const head = await headOf(home);
    const last = Math.max(this.#seq, ...this.acknowledged.map(({ seq }) => seq));
    assert.ok(head.seq >= last, `edition ${head.seq} after ${last}`);
    for (const { seq, digest } of this.acknowledged) if (seq === head.seq) assert.equal(head.digest, digest, `${seq}`);
    this.#seq = head.seq;
    await this.#assertSigned(site, home);
    for (const { path } of this.acknowledged) assert.ok((await textOf(site + path)).includes(TEXT), path);
    const newest = isNewest ? this.acknowledged.at(-1) : undefined;
    for (const place of newest === undefined ? [] : ['/kk/', '/kk/feed.xml', '/kk/feed.json', '/kk/atom.xml']) {
      assert.ok((await textOf(site + place)).includes(newest?.path ?? ''), `${place} lacks ${newest?.path}`);
    }
    if (this.#notices.length > 0) {
      const front = await textOf(`${site}/en/`);
      assert.ok(
        this.#notices.some((title) => front.includes(title)),
        `/en/ has none of: ${this.#notices.join(' ')}`,
      );
    }
    return await assertWholeSite({ site, home });
  }

  /** The edition that readers have is the one that is signed, by the keys of before, and no number of its head is lower than one seen. */
  async #assertSigned(site: string, home: string): Promise<void> {
    const reader = readerOf(site);
    this.#memory ??= trusting(await firstRoot(reader));
    for (;;) {
      const { digest } = await headOf(home);
      const { memory, edition, faults } = await followHead(reader, this.#memory, new Date());
      this.#memory = memory;
      const signed = [edition?.digest, ...faults.map(String)];
      // What is drawn behind a start may have made another edition meanwhile.
      if (signed[0] !== digest && (await headOf(home)).digest !== digest) continue;
      return assert.deepEqual(signed, [digest]);
    }
  }

  /** Stories that readers have though nobody was told: the end came between the two. */
  async unanswered({ site }: Running): Promise<number> {
    const zone = PUBLICATION.services[0]?.timeZone;
    const month = new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit' }).format();
    const listed = (await textOf(`${site}/kk/sitemap-${month}.xml`)).match(/<loc>/g)?.length ?? 0;
    return listed - this.acknowledged.length;
  }
}

function readerOf(site: string): Reader {
  const source = async (address: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const response = await fetch(site + address);
    return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : null;
  };
  return { source, primitives: webCrypto };
}

/** So many that their pages are more files than anybody syncs one by one. */
function noticesOf(title: string): unknown[] {
  return Array.from({ length: 50 }, (_, at) => {
    const words = at === 0 ? title : `Notice no ${at}`;
    const said = { kk: words, en: words };
    return { id: `notice-${at}`, title: said, text: said, more: { kk: 'Толығырақ', en: 'More' } };
  });
}

class Refused extends Error {}

async function publishOver(newsroom: string, token: string, headline: string): Promise<Acknowledged> {
  const ask = async (at: string, json: unknown): Promise<unknown> => {
    const response = await fetch(newsroom + at, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
    if (!response.ok) throw new Refused(`${at}: ${response.status} ${await response.text()}`);
    return await response.json();
  };
  const story = { service: 'kk', headline, body: { html: `<p>${TEXT}</p>` }, topics: ['Қоғам'] };
  const { id } = (await ask('/api/stories', story)) as { id: string };
  const { url, edition } = (await ask(`/api/stories/${id}/publish`, {})) as {
    url: string;
    edition: { seq: number; digest: string };
  };
  return { path: new URL(url).pathname, ...edition };
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return await response.text();
}
