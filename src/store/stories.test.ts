import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '../base/id.ts';
import { onEachEngine } from './testing/engines.ts';
import { AT, content, create, later, publish } from './testing/samples.ts';

onEachEngine('stories', (given) => {
  const hand = { act: 'save', account: null, at: later(1) } as const;

  it('keeps what was created, as it was', async () => {
    const whole = content({
      headline: 'Ñandú “₸” 水',
      bylines: [{ unit: 'kk' }, { name: 'N. N.' }],
      topics: ['b', 'a'],
    });
    const { id, revision } = await create(
      given.store,
      { service: 'aa', source: 'wxr:1', embargoUntil: later(5) },
      whole,
    );
    const story = await given.store.read.stories.story(id);
    assert.deepEqual(story?.content, whole);
    assert.deepEqual(
      [
        story.service,
        story.state,
        story.path,
        story.latestRevision,
        story.publishedRevision,
        story.createdAt,
        story.embargoUntil,
      ],
      ['aa', 'draft', null, revision, null, AT, later(5)],
    );
    assert.equal((await given.store.read.stories.bySource('aa', 'wxr:1'))?.id, id);
    assert.equal(await given.store.read.stories.bySource('ab', 'wxr:1'), null);
    await assert.rejects(create(given.store, { service: 'aa', source: 'wxr:1' }), { code: '23505' });
  });

  it('adds a revision on top of the expected one only', async () => {
    const { id, revision } = await create(given.store, { service: 'aa' });
    const save = () =>
      given.store.transact(({ write }) =>
        write.stories.save(id, revision, { content: content({ headline: 'Two' }), hand }),
      );
    const second = await save();
    assert.ok(second);
    assert.equal(await save(), null);
    assert.equal((await given.store.read.stories.story(id))?.latestRevision, second);
    const lines = await given.store.read.stories.revisionsOf(id);
    assert.deepEqual(
      lines.map(({ number, headline, act, savedAt }) => ({ number, headline, act, savedAt })),
      [
        { number: 2, headline: 'Two', act: 'save', savedAt: later(1) },
        { number: 1, headline: 'Су тасқыны', act: 'create', savedAt: AT },
      ],
    );
    assert.deepEqual((await given.store.read.stories.revision(revision))?.content, content());
  });

  it('lets one of many saves at once through', async () => {
    const { id, revision } = await create(given.store, { service: 'aa' });
    const saves = ['1', '2', '3', '4', '5'].map((headline) =>
      given.store.transact(({ write }) => write.stories.save(id, revision, { content: content({ headline }), hand })),
    );
    assert.equal((await Promise.all(saves)).filter((saved) => saved !== null).length, 1);
  });

  it('lists by what was saved last, and pages', async () => {
    const made = [];
    for (const headline of ['ҚАЗАҚ бір', 'Екі', 'Қазақ үш']) {
      made.push(await create(given.store, { service: 'list' }, { headline }));
    }
    const first = made[0];
    assert.ok(first);
    await given.store.transact(({ write }) =>
      write.stories.save(first.id, first.revision, { content: content({ headline: 'ҚАЗАҚ бір' }), hand }),
    );
    const headlines = async (query: object) =>
      (await given.store.read.desk.list({ service: 'list', limit: 10, ...query })).map(({ headline }) => headline);
    const all = await given.store.read.desk.list({ service: 'list', limit: 2 });
    assert.equal(all[0]?.headline, 'ҚАЗАҚ бір');
    assert.equal((await headlines({ before: all[1]?.latestRevision })).length, 1);
    assert.deepEqual(await headlines({ state: 'published' }), []);
  });

  it('publishes, unpublishes and withdraws, and keeps the first date', async () => {
    const { id, revision, path } = await publish(given.store, { service: 'state' }, { topics: ['a'] });
    const state = async () => {
      const story = await given.store.read.stories.byPath(path);
      return [story?.state, story?.publishedRevision, story?.firstPublishedAt, story?.publishedAt];
    };
    assert.deepEqual(await state(), ['published', revision, AT, AT]);
    await given.store.transact(({ write }) => write.stories.setState(id, { state: 'unpublished' }));
    assert.deepEqual(await state(), ['unpublished', null, AT, AT]);
    assert.deepEqual(await given.store.read.published.lists('state', 'topic'), []);
    await given.store.transact(({ write }) => write.stories.publish({ story: id, revision, path, at: later(9) }));
    assert.deepEqual(await state(), ['published', revision, AT, later(9)]);
    assert.deepEqual(await given.store.read.published.lists('state', 'topic'), [{ slug: 'a', count: 1 }]);
    await given.store.transact(({ write }) =>
      write.stories.setState(id, { state: 'withdrawn', at: later(10), reason: 'Wrong.' }),
    );
    assert.equal(await given.store.read.published.story(id), null);
    assert.deepEqual(await given.store.read.published.withdrawn(), [
      { id, service: 'state', path, at: later(10), reason: 'Wrong.' },
    ]);
  });

  it('keeps an imported date, and schedules', async () => {
    const { id, revision } = await create(given.store, { service: 'due', firstPublishedAt: later(-500) });
    await given.store.transact(({ write }) => write.stories.setState(id, { state: 'scheduled', at: later(3) }));
    assert.deepEqual(await given.store.read.stories.nextDue(), later(3));
    assert.deepEqual(await given.store.read.stories.due(later(2)), []);
    assert.deepEqual(
      (await given.store.read.stories.due(later(3))).map((story) => story.id),
      [id],
    );
    await given.store.transact(({ write }) =>
      write.stories.publish({ story: id, revision, path: '/due/x/', at: later(3) }),
    );
    assert.equal((await given.store.read.stories.story(id))?.firstPublishedAt?.getTime(), later(-500).getTime());
    assert.equal(await given.store.read.stories.nextDue(), null);
  });

  it('does not publish another story’s revision', async () => {
    const [one, other] = [await create(given.store, { service: 'aa' }), await create(given.store, { service: 'aa' })];
    const wrong = { story: one.id, revision: other.revision, path: '/aa/wrong/', at: AT };
    await assert.rejects(given.store.transact(({ write }) => write.stories.publish(wrong)));
    assert.equal((await given.store.read.stories.story(one.id))?.state, 'draft');
  });

  it('joins two sets of translations', async () => {
    const [one, two, three] = [
      await create(given.store, { service: 'sa' }),
      await create(given.store, { service: 'sb' }),
      await create(given.store, { service: 'sc' }),
    ];
    await given.store.transact(({ write }) => write.stories.linkTranslation(two.id, three.id));
    await given.store.transact(({ write }) => write.stories.linkTranslation(one.id, three.id));
    const set = (await given.store.read.stories.story(one.id))?.translationSet;
    assert.ok(set);
    assert.deepEqual(
      (await given.store.read.stories.translationsOf(set)).map(({ service }) => service),
      ['sa', 'sb', 'sc'],
    );
  });

  it('knows which addresses are taken, and never sends on twice', async () => {
    const { id, path } = await publish(given.store, { service: 'path' });
    await given.store.transact(({ write }) => write.publication.addRedirect('/path/older/', '/path/old/'));
    await given.store.transact(({ write }) => write.publication.addRedirect('/path/old/', path));
    assert.equal(await given.store.read.publication.redirect('/path/older/'), path);
    const { stories } = given.store.read;
    assert.deepEqual(
      [await stories.pathTaken(path), await stories.pathTaken(path, id), await stories.pathTaken('/path/older/', id)],
      [true, false, false],
    );
    assert.equal(await stories.pathTaken('/path/older/', newId<'Story'>(AT)), true);
    assert.equal(await stories.pathTaken('/path/free/'), false);
    assert.deepEqual(await given.store.read.publication.redirectsTo(path), ['/path/old/', '/path/older/']);
    assert.deepEqual(await given.store.read.publication.redirectsTo('/path/free/'), []);
    await given.store.transact(({ write }) => write.publication.addRedirect(path, '/path/old/'));
    assert.equal(await given.store.read.publication.redirect('/path/old/'), null);
    assert.equal(await given.store.read.publication.redirect('/path/older/'), '/path/old/');
  });
});
