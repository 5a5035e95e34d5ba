import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachNewsroom } from './testing/on-each-newsroom.ts';
import { PUBLICATION } from './testing/open-newsroom.ts';

const PATH = '/api/publication';

onEachNewsroom('the publication', (given) => {
  const put = (document: object, tag?: string) =>
    given.opened.api('admin', {
      method: 'PUT',
      path: PATH,
      json: document,
      headers: tag === undefined ? {} : { 'if-match': tag },
    });
  const tagOf = async (answer: Promise<Response>): Promise<string> => (await answer).headers.get('etag') ?? '';

  test('whoever names what they read overwrites nobody; whoever names nothing replaces what is there', async () => {
    const read = await tagOf(given.opened.api('admin', { path: PATH }));
    assert.match(read, /^"[0-9a-f]{32}"$/);
    const first = await put({ ...PUBLICATION, name: 'The First' }, read);
    const stale = await put({ ...PUBLICATION, name: 'The Second' }, read);
    assert.deepEqual([first.status, stale.status], [200, 412]);
    assert.equal(await tagOf(given.opened.api('admin', { path: PATH })), first.headers.get('etag'));
    for (const tag of [`W/${first.headers.get('etag')}`, 'nonsense'])
      assert.equal((await put(PUBLICATION, tag)).status, 412, tag);
    assert.equal((await put(PUBLICATION, '*')).status, 200);
    assert.equal((await put(PUBLICATION)).status, 200);
    assert.equal(await tagOf(given.opened.api('admin', { path: PATH })), read, 'the same words have the same tag');
  });

  test('of two who save at the same moment one is told of the other', async () => {
    const read = await tagOf(given.opened.api('admin', { path: PATH }));
    const names = ['Left', 'Right'];
    const answers = await Promise.all(names.map((name) => put({ ...PUBLICATION, name }, read)));
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [200, 412],
    );
    const { name } = (await (await given.opened.api('admin', { path: PATH })).json()) as { name: string };
    assert.equal(name, names[answers.findIndex(({ status }) => status === 200)]);
    await put(PUBLICATION);
  });

  test('a fault is named by the path of its field, in a sentence', async () => {
    const [service, other] = PUBLICATION.services;
    const navigation = [{ topic: 'Water' }, { topic: '' }, { page: 'No Slug' }];
    const services = [
      { ...service, timeZone: 'Almaty', navigation },
      { ...other, title: '' },
    ];
    const answer = await put({ ...PUBLICATION, name: '', services, tracking: true });
    const { errors } = (await answer.json()) as { errors: { field: string; detail: string }[] };
    assert.equal(answer.status, 422);
    const found = Object.fromEntries(errors.map(({ field, detail }) => [field, detail]));
    assert.deepEqual(Object.keys(found).toSorted(), [
      'name',
      'services.0.navigation.1.topic',
      'services.0.navigation.2.page',
      'services.0.timeZone',
      'services.1.title',
      'tracking',
    ]);
    assert.equal(found['services.0.navigation.1.topic'], 'This is required.');
  });

  test('how far pressing is can be asked', async () => {
    await given.opened.newsroom.presser.pressWhole();
    const answer = await given.opened.api('reporter', { path: '/api/pressing' });
    assert.deepEqual(await answer.json(), { pressing: null });
  });
});
