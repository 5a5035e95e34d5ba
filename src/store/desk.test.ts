import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { StoryContent } from '../story/story.ts';
import type { DeskQuery } from './desk-reader.ts';
import { searchWords } from './search-words.ts';
import { onEachEngine } from './testing/engines.ts';
import { AT, content, create, later, publish } from './testing/samples.ts';
import type { NewStory } from './stories-writer.ts';

onEachEngine('the desk', (given) => {
  const found = async (query: Partial<DeskQuery> & { service: string }): Promise<string[]> =>
    (await given.store.read.desk.list({ limit: 50, ...query })).map(({ headline }) => headline).toSorted();
  const search = async (service: string, q: string): Promise<string[]> =>
    await found({ service, terms: searchWords(q).map((prefix) => ({ prefix, named: [] })) });
  const made = (service: string, changes: Partial<StoryContent>, story: Partial<NewStory> = {}) =>
    create(given.store, { service, ...story }, changes);

  it('finds words that begin so, in any language and case', async () => {
    await made(
      'find',
      { headline: 'Қазақстандағы су тасқыны', standfirst: 'Ауылдан көштік.' },
      { slug: 'flood-in-march' },
    );
    await made('find', { headline: 'Ёлка и ещё Щётка', bylines: [{ name: 'Ольга Нұрлан' }] });
    await made('find', { headline: 'کتاب می‌رود', standfirst: 'Crème «brûlée»' });
    await made('find', { headline: "Don't % 'quote' \\ 3.5" });
    for (const [q, expected] of [
      ['қазақ ТАСҚЫН', 'Қазақстандағы су тасқыны'],
      ['Қазақстан аулы', ''],
      ['ауыл', 'Қазақстандағы су тасқыны'],
      ['march flood', 'Қазақстандағы су тасқыны'],
      ['елка', 'Ёлка и ещё Щётка'],
      ['щёт еще', 'Ёлка и ещё Щётка'],
      ['нұрл ольг', 'Ёлка и ещё Щётка'],
      ['كتاب', 'کتاب می‌رود'],
      ['میرود', 'کتاب می‌رود'],
      ['creme brulee', 'کتاب می‌رود'],
      ["don't", "Don't % 'quote' \\ 3.5"],
      ["quote' 3.5", "Don't % 'quote' \\ 3.5"],
      ['азақ', ''],
    ] as const)
      assert.deepEqual(await search('find', q), expected === '' ? [] : [expected], q);
  });

  it('finds by who and what is named, and follows the latest revision', async () => {
    const { id, revision } = await made('named', {
      headline: 'One',
      bylines: [{ person: 'aigul' }, { unit: 'desk' }],
      topics: ['water'],
      storyline: 'dam',
    });
    await made('named', { headline: 'water aigul' });
    const by = async (...named: string[]): Promise<string[]> =>
      await found({ service: 'named', terms: named.map((each) => ({ prefix: null, named: [each] })) });
    for (const lexeme of ['person/aigul', 'unit/desk', 'topic/water', 'storyline/dam'])
      assert.deepEqual(await by(lexeme), ['One'], lexeme);
    assert.deepEqual(await by('person/aigul', 'topic/fire'), []);
    const either = [{ prefix: 'aigul', named: ['person/aigul'] }];
    assert.deepEqual(await found({ service: 'named', terms: either }), ['One', 'water aigul']);
    const hand = { act: 'save', account: null, at: later(1) } as const;
    await given.store.transact(({ write }) =>
      write.stories.save(id, revision, { content: content({ headline: 'Two' }), hand }),
    );
    assert.deepEqual(await by('topic/water'), []);
    assert.deepEqual(await search('named', 'two'), ['Two']);
  });

  it('counts, and tells what a line shows', async () => {
    const account = await given.store.transact(({ write }) =>
      write.accounts.create({ name: 'Aigul', role: 'reporter', passphrase: null, at: AT }),
    );
    assert.ok(account);
    await given.store.transact(({ write }) =>
      write.stories.create({ service: 'line', kind: 'article', slug: 'x' }, content({ topics: ['a'] }), {
        act: 'create',
        account,
        at: AT,
      }),
    );
    const { id } = await publish(given.store, { service: 'line' });
    await given.store.transact(({ write }) => write.stories.change(id, { unpublishAt: later(5) }));
    const lines = await given.store.read.desk.list({ service: 'line', limit: 10 });
    const shown = lines.map(({ savedBy, creator, words, topics, bylines, image }) => ({
      savedBy,
      creator,
      words,
      topics,
      bylines,
      image,
    }));
    const plain = { words: 1, bylines: [], image: null };
    assert.deepEqual(
      shown.toSorted((a, b) => a.topics.length - b.topics.length),
      [
        { ...plain, savedBy: null, creator: null, topics: [] },
        { ...plain, savedBy: 'Aigul', creator: 'Aigul', topics: ['a'] },
      ],
    );
    assert.deepEqual(Object.fromEntries(await given.store.read.desk.counts('line')), { draft: 1, published: 1 });
    assert.equal(await given.store.read.desk.unpublishedOf(account, null), 1);
    assert.deepEqual((await found({ service: 'line', createdBy: account })).length, 1);
    const due = async (until: Date) =>
      (await given.store.read.desk.due('unpublishAt', { until, limit: 5 })).map((line) => line.id);
    assert.deepEqual([await due(later(4)), await due(later(5))], [[], [id]]);
  });

  it('knows which translations are missing, and which have fallen behind', async () => {
    const original = await made('ta', { headline: 'Original' });
    const translation = await made('tb', { headline: 'Translation' });
    await given.store.transact(({ write }) => write.stories.linkTranslation(original.id, translation.id));
    const missing = async (...services: string[]) => await found({ service: 'ta', translation: { missing: services } });
    assert.deepEqual(await missing('ta', 'tb'), []);
    assert.deepEqual(await missing('ta', 'tb', 'tc'), ['Original']);
    assert.deepEqual(
      await found({ service: 'tb', translation: { missing: ['tc'] } }),
      [],
      'a translation is no original',
    );
    const outdated = async () => await found({ service: 'tb', translation: 'outdated' });
    assert.deepEqual(await outdated(), []);
    const save = async (expected: typeof original.revision, changes: Partial<StoryContent>) => {
      const hand = { act: 'save', account: null, at: later(1) } as const;
      const next = content({ headline: 'Original', ...changes });
      const saved = await given.store.transact(({ write }) =>
        write.stories.save(original.id, expected, { content: next, hand }),
      );
      assert.ok(saved);
      return saved;
    };
    const second = await save(original.revision, { topics: ['a'] });
    assert.deepEqual(await outdated(), [], 'topics are nobody’s to translate');
    await save(second, { standfirst: 'New.' });
    assert.deepEqual(await outdated(), ['Translation']);
    const { translationSet } = (await given.store.read.stories.story(original.id)) ?? {};
    assert.ok(translationSet);
    const set = await given.store.read.desk.translations([translationSet]);
    assert.deepEqual(
      set.map(({ service, outdated: behind }) => [service, behind]),
      [
        ['ta', false],
        ['tb', true],
      ],
    );
    await given.store.transact(({ write }) => write.stories.setTranslated(translation.id, original.id));
    assert.deepEqual(await outdated(), []);
  });
});
