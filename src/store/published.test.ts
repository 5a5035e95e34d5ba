import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ensureDigest } from '../base/digest.ts';
import type { ImageId } from '../story/image.ts';
import type { Storyline } from '../story/storyline.ts';
import type { Store } from './open-store.ts';
import type { StoredRendition } from './tables.ts';
import { onEachEngine } from './testing/engines.ts';
import { AT, content, create, imageUse, later, publication, publish } from './testing/samples.ts';

const DIGEST = ensureDigest('ab'.repeat(32));
const RENDITION = { crop: 'full', width: 640, height: 360, type: 'image/webp', path: '/m/x.webp' } as const;
const CHAIN: Storyline = { slug: 'dam', title: { pa: 'Бөгет' }, summary: {}, pledges: [] };

function addImage(store: Store): Promise<ImageId> {
  const renditions: readonly StoredRendition[] = [{ ...RENDITION, digest: DIGEST, length: 12 }];
  const original = { originalDigest: DIGEST, originalType: 'image/jpeg', originalLength: 3_000_000_000 };
  const pixels = { width: 4000, height: 2250, focusX: 0.25, focusY: 0.5, renditions, removed: [] };
  const words = { alt: 'a', caption: '100%', credit: 'c' };
  return store.transact(({ write }) =>
    write.images.add({ ...original, ...pixels, ...words, createdAt: AT, account: null }),
  );
}

onEachEngine('what readers see', (given) => {
  it('resolves all that a published story names, and nothing else', async () => {
    const { store } = given;
    const [lead, inside] = [await addImage(store), await addImage(store)];
    await store.transact(async ({ write }) => {
      await write.publication.setPublication(publication('pb', 'pa', 'pc'), AT);
      await write.publication.ensureTopic('pa', { slug: 'floods', name: 'Тасқын' });
      await write.publication.ensureTopic('pb', { slug: 'floods', name: 'Floods' });
      await write.publication.setStoryline(CHAIN);
    });
    const text = content({
      topics: ['floods', 'unknown'],
      storyline: 'dam',
      bylines: [{ person: 'aru' }],
      leadImage: imageUse(lead),
      body: [{ type: 'image', use: imageUse(inside) }],
    });
    const { id, path, revision } = await publish(store, { service: 'pa' }, text);
    const set = (await store.read.stories.story(id))?.translationSet;
    assert.ok(set);
    const [inC, inB] = [
      await publish(store, { service: 'pc', translationSet: set }),
      await publish(store, { service: 'pb', translationSet: set }),
    ];
    await create(store, { service: 'pb', translationSet: set });
    await store.transact(async ({ write }) => {
      await write.stories.addCorrection(id, 'Second', { account: null, at: later(2) });
      await write.stories.addCorrection(id, 'First', { account: null, at: later(1) });
      // A later revision that readers do not see yet.
      await write.stories.save(id, revision, {
        content: content({ headline: 'New' }),
        hand: { act: 'save', account: null, at: later(1) },
      });
    });
    const picture = (image: ImageId) => ({ id: image, renditions: [RENDITION] });
    const card = {
      id,
      service: 'pa',
      kind: 'article',
      headline: 'Су тасқыны',
      standfirst: '',
      place: '',
      path,
      bylines: [{ person: 'aru' }],
      topics: [{ slug: 'floods', name: 'Тасқын' }],
      image: { use: imageUse(lead), picture: picture(lead) },
      firstPublished: AT,
      modified: AT,
      live: false,
    };
    assert.deepEqual(await store.read.published.story(id), {
      ...card,
      coverage: null,
      body: text.body,
      pictures: new Map([[inside, picture(inside)]]),
      recordings: new Map(),
      captions: new Map(),
      corrections: [
        { at: later(1), text: 'First' },
        { at: later(2), text: 'Second' },
      ],
      translations: [
        { service: 'pb', path: inB.path, headline: 'Су тасқыны', relation: 'sibling' },
        { service: 'pc', path: inC.path, headline: 'Су тасқыны', relation: 'sibling' },
      ],
      storyline: CHAIN,
    });
    assert.deepEqual(await store.read.published.cards({ service: 'pa', limit: 5 }), [card]);
    assert.deepEqual(new Set(await store.read.published.translationIds(id)), new Set([inB.id, inC.id]));
  });

  it('has nothing of what is not published', async () => {
    const { id } = await create(given.store, { service: 'none' });
    const { published } = given.store.read;
    assert.equal(await published.story(id), null);
    assert.deepEqual(await published.cards({ service: 'none', limit: 5 }), []);
    assert.deepEqual(await published.allIds('none'), []);
    assert.deepEqual(await published.stories({ service: 'none', limit: 5 }), []);
  });

  it('lists the newest first, page by page, by list and within a time', async () => {
    const { store } = given;
    const { published } = store.read;
    for (const [at, headline] of ['0', '1', '2', '3', '4'].entries()) {
      await publish(store, { service: 'li', at: later(at) }, { headline, topics: at % 2 ? ['odd'] : ['even'] });
    }
    // At the same moment as the last: the pages must neither repeat nor lose one of them.
    await publish(store, { service: 'li', at: later(4) }, { headline: '4', topics: ['even'] });
    await publish(store, { service: 'li', kind: 'page', at: later(9) }, { headline: 'page' });
    const headlines = async (query: object) =>
      (await published.cards({ service: 'li', limit: 10, ...query })).map(({ headline }) => headline).join('');
    assert.equal(await headlines({}), '443210');
    const pages = [];
    let page = await published.cards({ service: 'li', limit: 1 });
    while (page[0] !== undefined) {
      pages.push(page[0].id);
      page = await published.cards({ service: 'li', limit: 1, before: page[0] });
    }
    assert.deepEqual(
      pages,
      (await published.cards({ service: 'li', limit: 10 })).map(({ id }) => id),
    );
    assert.equal(new Set(pages).size, 6);
    assert.equal(await headlines({ list: { kind: 'topic', slug: 'odd' } }), '31');
    assert.equal(await headlines({ within: { from: later(1), to: later(3) } }), '21');
    assert.equal((await published.pageLinks()).get('li')?.[0]?.title, 'page');
    assert.deepEqual(await published.lists('li', 'topic'), [
      { slug: 'even', count: 4 },
      { slug: 'odd', count: 2 },
    ]);
    assert.equal((await published.changedSince('li', later(4))).length, 3);
    assert.equal((await published.allIds('li')).length, 7);
    const [, second] = pages;
    assert.ok(second);
    const even = { kind: 'topic', slug: 'even' } as const;
    const inList = await published.cards({ service: 'li', limit: 9, list: even });
    assert.deepEqual(
      inList.map(({ headline }) => headline),
      ['4', '4', '2', '0'],
    );
    assert.deepEqual(
      [
        ...(await published.cards({ service: 'li', limit: 2, list: even })),
        ...(await published.cards({ service: 'li', limit: 2, list: even, ...(inList[1] && { before: inList[1] }) })),
      ],
      inList,
      'a list is read page by page too',
    );
    assert.equal(await headlines({ list: even, within: { from: later(1), to: later(3) } }), '2');
    await publish(store, { service: 'li2', at: later(2) }, { headline: 'other' });
    const both = await published.cardsOf([
      { service: 'li', limit: 3 },
      { service: 'li2', limit: 1 },
      { service: 'none', limit: 1 },
    ]);
    assert.deepEqual([...both.keys()].toSorted(), ['li', 'li2']);
    assert.deepEqual(both.get('li'), await published.cards({ service: 'li', limit: 3 }));
    assert.deepEqual(
      (await published.entriesOf(['li2', 'li'], { limit: 1 })).map(({ service }) => service),
      ['li2', 'li'],
    );
    assert.deepEqual(
      (await published.storiesById([second])).map(({ id }) => id),
      [second],
    );
  });

  it('leads from a breaking line to its story as long as that is public', async () => {
    const { store } = given;
    const { id, path } = await publish(store, { service: 'br' });
    const line = await store.transact(({ write }) =>
      write.breaking.add({ service: 'br', text: 'Now', story: id, startsAt: later(1), endsAt: later(9) }, AT),
    );
    const at = async (minute: number) => (await store.read.breaking.at(later(minute))).get('br') ?? [];
    assert.deepEqual(await at(0), []);
    assert.deepEqual(await at(1), [{ text: 'Now', path, from: later(1) }]);
    assert.deepEqual(await at(9), []);
    assert.deepEqual(
      (await store.read.breaking.turning(later(0), later(1))).map((row) => row.id),
      [line],
    );
    assert.deepEqual(await store.read.breaking.turning(later(1), later(8)), []);
    await store.transact(({ write }) => write.stories.setState(id, { state: 'unpublished' }));
    assert.deepEqual(await at(1), [{ text: 'Now', path: null, from: later(1) }]);
    assert.equal(await store.transact(({ write }) => write.breaking.end(line, later(2))), true);
    assert.equal(await store.transact(({ write }) => write.breaking.end(line, later(3))), false);
    assert.deepEqual(await store.read.breaking.lines(later(2)), []);
  });

  it('keeps an image, its words and its cut', async () => {
    const { store } = given;
    const id = await addImage(store);
    const made = await store.read.images.image(id);
    assert.ok(made);
    const recut = { focus: { x: 1, y: 0 }, renditions: [], at: AT };
    await store.transact(async ({ write }) => {
      await write.images.setWords(id, { ...made, alt: 'Ёлка b' });
      await write.images.recut(made, recut);
    });
    const image = await store.read.images.image(id);
    assert.deepEqual([image?.alt, image?.caption, image?.focusX, image?.renditions], ['Ёлка b', '100%', 1, []]);
    assert.equal(image?.originalLength, 3_000_000_000);
    assert.equal((await store.read.images.list({ limit: 9, search: 'елк 10' })).length, 1);
    assert.deepEqual(await store.read.images.list({ limit: 9, search: '1%0' }), []);
    assert.ok((await store.read.images.byOriginal(DIGEST)).some((row) => row.id === id));
  });
});
