import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { printBody } from '../story/body-html.ts';
import { faultsBeforePublishing } from '../story/rules.ts';
import { importGhost } from './ghost.ts';
import type { ImportedStory, ImportItem } from './imported-story.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

async function itemsOf(file: string, media: readonly string[] = [], url?: string): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  const options = { language: 'kk', media, ...(url === undefined ? {} : { url }) };
  for await (const item of importGhost(file, options)) items.push(item);
  return items;
}

function storyOf(items: readonly ImportItem[], headline: string): ImportedStory {
  const found = items
    .flatMap((item) => ('story' in item ? [item.story] : []))
    .find((story) => story.headline === headline);
  assert.ok(found, headline);
  return found;
}

async function folder(context: TestContext): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'picket-ghost-'));
  context.after(() => rm(made, { recursive: true }));
  return made;
}

async function pictures(context: TestContext): Promise<string> {
  const media = await folder(context);
  for (const file of [
    'images/2024/05/aral.jpg',
    'images/2024/05/boat.jpg',
    'images/2019/06/most.jpg',
    'media/2019/06/a.mp3',
  ]) {
    await mkdir(path.dirname(path.join(media, 'content', file)), { recursive: true });
    await writeFile(path.join(media, 'content', file), '');
  }
  return media;
}

/** Printed with stand-ins as short as `image:1`. */
function printed(story: ImportedStory): string {
  return printBody(story.body).replaceAll(/:00000000-0000-8000-8000-0*(\d+)/g, ':$1');
}

test('an export of today becomes stories', async (context) => {
  const media = await pictures(context);
  const items = await itemsOf(path.join(fixtures, 'ghost-6.json'), [media]);
  assert.deepEqual(
    items.map((item) => [item.at, item.total]),
    items.map((_, at) => [at + 1, 12]),
  );
  assert.deepEqual(
    items.flatMap((item) => ('place' in item ? [item.place] : [])),
    [
      {
        kind: 'feed',
        name: '',
        addresses: ['/rss/', '/author/aigul/rss/', '/author/pavel/rss/', '/tag/aral/rss/', '/tag/kogam/rss/'],
      },
      { kind: 'person', name: 'Айгүл Серік', addresses: ['/author/aigul/'] },
      { kind: 'person', name: 'Павел Ким', addresses: ['/author/pavel/'] },
      { kind: 'topic', name: 'Арал', addresses: ['/tag/aral/'] },
      { kind: 'topic', name: 'Қоғам', addresses: ['/tag/kogam/'] },
    ],
  );
  const story = storyOf(items, 'Арал суы он жылда алғаш көтерілді');
  assert.equal(story.key, '0b8f6f0e-8f2b-4a45-9d57-1f8c0a3e5b01');
  assert.deepEqual([story.isPublic, story.kind, story.slug], [true, 'article', 'aral-suy']);
  assert.equal(story.date?.toISOString(), '2024-05-14T06:30:00.000Z');
  assert.equal(story.standfirst, 'Балықшылар ауылына су бір шақырым жақындады.');
  assert.deepEqual(story.bylines, [{ name: 'Айгүл Серік' }, { name: 'Павел Ким' }]);
  assert.deepEqual(story.topics, ['Арал', 'Қоғам']);
  assert.deepEqual(story.addresses, ['/aral-suy/', '/aral-suy/amp/', `/p/${story.key}/`]);
  const { file, alt, caption, addresses } = story.leadImage ?? assert.fail();
  assert.deepEqual([path.basename(file), alt, caption], ['aral.jpg', 'Теңіз жағасы', 'Арал, мамыр 2024']);
  assert.ok(addresses.includes('/content/images/2024/05/aral.jpg'));
  assert.ok(addresses.includes('/content/images/size/w600/2024/05/aral.jpg'));
  assert.ok(story.images[0]?.addresses.includes('/content/images/size/w1000/2024/05/boat.jpg'));
  assert.ok(story.images[0]?.addresses.includes('/content/images/2024/05/boat.jpg'));
});

test('every card of the editor has its form', async (context) => {
  const items = await itemsOf(path.join(fixtures, 'ghost-6.json'), [await pictures(context)]);
  const story = storyOf(items, 'Арал суы он жылда алғаш көтерілді');
  assert.equal(
    printed(story),
    [
      '<p>Су деңгейі <strong>қырық сантиметрге</strong> көтерілді, дейді <strong><em>жергілікті</em></strong> тұрғындар. <a href="/bazar/">Базардағы баға</a> өзгерген жоқ.</p>',
      '<h3>Не өзгерді</h3>',
      '<ol><li>бірінші<ul><li>ішінде</li></ul></li><li>екінші</li></ol>',
      '<blockquote><p>Бала кезімде су есік алдында еді.</p></blockquote>',
      '<figure><img src="image:1" alt="Жағадағы қайық"><figcaption>Қайық, 2024</figcaption></figure>',
      '<figure class="gallery"><figure><img src="image:1" alt="Бір"></figure><figure><img src="image:2" alt="Екі"></figure><figcaption>Екі сурет</figcaption></figure>',
      '<figure class="embed"><a href="https://example.org/report">Су туралы есеп</a><blockquote>Он жылдық деректер</blockquote><figcaption>Орталық, Б. Автор</figcaption></figure>',
      '<p>Толық мәтін</p>',
      '<p><a href="/bazar/">Базар</a></p>',
      '<figure class="embed"><a href="https://www.youtube.com/watch?v=abc123">Арал: бейне</a><figcaption>YouTube</figcaption></figure>',
      '<aside><p>Есте болсын: <strong>мұз</strong> жұқа.</p></aside>',
      '<aside><h3>Қалай өлшенді</h3><p>Үш бекетте.</p></aside>',
      '<table><tbody><tr><th>жыл</th><th>деңгей</th></tr><tr><td>2024</td><td>42</td></tr></tbody></table>',
      '<p>Ашық бөлім</p>',
      '<hr>',
      '<p>Хат алыңыз</p>',
      '<p>Аптасына бір рет</p>',
      '<p>Спам жоқ</p>',
      '<p>Ауа райы: жел</p>',
    ].join('\n'),
  );
  assert.deepEqual(story.warnings, [
    'A part that only members saw is left out.',
    'A part that only went out by mail is left out.',
    'A form to sign up for mail is left out, and its words kept.',
    'A card is not known here, and only its words are kept: “weather”',
  ]);
});

test('what was not for everybody is never public', async () => {
  const items = await itemsOf(path.join(fixtures, 'ghost-6.json'));
  const members = storyOf(items, 'Для участников');
  assert.equal(members.isPublic, false);
  const apart = '<p>Начало для всех.</p>\n<p>[[members only]]</p>\n<p>Продолжение для участников.</p>';
  assert.equal(printed(members), apart);
  assert.deepEqual(members.warnings, [
    'It was for members only: a draft, to be published once “[[members only]]” is taken out of it.',
  ]);
  assert.match(printed(storyOf(items, 'The letter')), /^<p>\[\[members only\]\]<\/p>/);
  assert.deepEqual([storyOf(items, 'Черновик').isPublic, storyOf(items, 'Черновик').date], [false, null]);
  assert.deepEqual(storyOf(items, 'Черновик').bylines, []);
  assert.equal(storyOf(items, 'The letter').isPublic, false);
  assert.deepEqual([storyOf(items, 'About us').isPublic, storyOf(items, 'About us').kind], [true, 'page']);
  const said = JSON.stringify(items);
  for (const secret of ['canary', 'Canary']) assert.ok(!said.includes(secret), secret);
});

test('what stood below a paywall is cut from a public post, and a draft keeps it apart', async (context) => {
  const mobiledoc = JSON.stringify({
    cards: [['paywall', {}]],
    sections: [
      [1, 'p', [[0, [], 0, 'Open']]],
      [10, 0],
      [1, 'p', [[0, [], 0, 'Closed']]],
    ],
  });
  const html = '<p>Open</p><!--members-only--><p>Closed</p>';
  const post = { type: 'post', visibility: 'public', status: 'published' };
  const posts = [
    { ...post, id: '1', title: 'Card', slug: 'card', mobiledoc },
    { ...post, id: '2', title: 'Words', slug: 'words', html },
    { ...post, id: '3', title: 'Not yet', slug: 'not-yet', html, status: 'draft' },
    { ...post, id: '4', title: 'Paid', slug: 'paid', html: '<p>Closed</p>', visibility: 'paid' },
  ];
  const file = path.join(await folder(context), 'export.json');
  await writeFile(file, JSON.stringify({ db: [{ meta: { version: '5.0.0' }, data: { posts } }] }));
  const items = await itemsOf(file);
  const cut = ['What stood below the end of its public part is left out.'];
  for (const headline of ['Card', 'Words']) {
    const story = storyOf(items, headline);
    assert.deepEqual([story.isPublic, printed(story), story.warnings], [true, '<p>Open</p>', cut]);
  }
  for (const headline of ['Not yet', 'Paid']) {
    const { body, isPublic } = storyOf(items, headline);
    const content = { headline, standfirst: '', place: '', bylines: [], topics: [], storyline: null, leadImage: null };
    assert.equal(isPublic, false);
    assert.match(faultsBeforePublishing({ ...content, body })[0]?.detail ?? '', /was not for everybody/);
  }
});

test('a broken post is a sentence and stops no other', async () => {
  const items = await itemsOf(path.join(fixtures, 'ghost-6.json'));
  assert.deepEqual(
    items.flatMap((item) => ('failure' in item ? [[item.key, item.failure]] : [])),
    [['broken', 'Its “title” must be a text.']],
  );
});

test('an export of years ago becomes stories', async (context) => {
  const items = await itemsOf(
    path.join(fixtures, 'ghost-2.json'),
    [await pictures(context)],
    'https://old.example/blog/',
  );
  const story = storyOf(items, 'Мост открыли раньше срока');
  assert.equal(
    printed(story),
    [
      '<h2>Открытие</h2>',
      '<p>Мост <strong>открыли <em>вчера</em></strong><br><a href="/o-nas/">О нас</a> пишет @petrov</p>',
      '<ol><li>раз</li><li><strong>два</strong></li></ol>',
      '<blockquote><p>Ждали десять лет.</p></blockquote>',
      '<figure><img src="image:1" alt="Мост"><figcaption>Мост через Или</figcaption></figure>',
      '<hr>',
      '<p>Это <strong>маркдаун</strong>.</p>',
      '<p>a = 1<br>b = 2</p>',
      '<figure class="embed"><a href="https://twitter.com/a/status/1"></a><blockquote>Мост открыт — Автор</blockquote><figcaption>X</figcaption></figure>',
      '<p>Запись</p>',
      '<aside><h3>Подробнее</h3><p>Длина 300 метров.</p></aside>',
      '<figure><audio src="recording:1"></audio><figcaption>Запись с моста</figcaption><p class="no-transcript">бұрынғы сайттан көшірілді, онда да болмаған</p></figure>',
    ].join('\n'),
  );
  assert.equal(story.date?.toISOString(), '2019-06-18T14:05:00.000Z');
  assert.deepEqual(story.bylines, [{ name: 'Пётр Иванов' }]);
  assert.deepEqual(story.addresses, [
    'https://old.example/blog/most/',
    'https://old.example/blog/most/amp/',
    'https://old.example/blog/p/c0a80101-0000-4000-8000-000000000001/',
  ]);
  assert.equal(story.warnings.length, 1);
  const page = storyOf(items, 'О нас');
  assert.deepEqual([page.kind, printed(page)], ['page', '<p>Мы <em>пишем</em> новости.</p>\n<p>Давно.</p>']);
  assert.deepEqual(
    items.flatMap((item) => ('failure' in item ? [item.failure] : [])),
    ['Its text (“mobiledoc”) is not whole JSON, and there is no HTML of it.'],
  );
});

test('what is no export says so in one sentence', async (context) => {
  const place = await folder(context);
  const whole = JSON.stringify({ data: { posts: [{ id: '1', title: 'A' }] } });
  const cases: [string, RegExp][] = [
    ['', /is empty/],
    ['<rss></rss>', /not an export of Ghost/],
    ['[]', /not an export of Ghost/],
    ['{}', /not an export of Ghost/],
    ['{"data": {"posts": 7}}', /not an export of Ghost/],
    ['{"db": [{"data": {"tags": []}}]}', /not an export of Ghost/],
    [whole.slice(0, -1), /stops before its end/],
    [whole.slice(0, 24), /stops before its end/],
    [`${whole} x`, /not whole JSON/],
    ['{"data": ]', /not whole JSON/],
    ['{"data":{"posts":[{}}', /not whole JSON/],
    ['{data: 1}', /not whole JSON/],
  ];
  for (const [text, expected] of cases) {
    await writeFile(path.join(place, 'export.json'), text);
    await assert.rejects(itemsOf(path.join(place, 'export.json')), { name: 'Unreadable', message: expected }, text);
  }
});

test('hostile posts are failures', async (context) => {
  const place = await folder(context);
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  const nested = `${'{"type":"quote","children":['.repeat(20_000)}${']}'.repeat(20_000)}`;
  const posts = [
    '7',
    '"post"',
    '[1]',
    'null',
    '{"id": 5, "title": "a", "lexical": "{\\"root\\":'.concat(
      JSON.stringify(nested).slice(1, -1).replaceAll('\\"', '\\"'),
      '}"}',
    ),
    `{"title": "deep", "html": ${deep}}`,
    '{"title": "t"}',
    '{"id": 7, "title": "t", "published_at": "soon"}',
    '{"title": "t", "slug": ["a"]}',
    '{"title": "\\ud800", "slug": "\\ud800", "uuid": "\\ud800"}',
    '{"title": }',
    `{"title": "large", "html": "${'x'.repeat(17 * 1024 * 1024)}"}`,
    '{"title": "fine", "id": 9}',
  ];
  await writeFile(path.join(place, 'export.json'), `\ufeff{"data":{"posts":[${posts.join(',')}]}}`);
  const items = await itemsOf(path.join(place, 'export.json'));
  const said = items.flatMap((item) =>
    'failure' in item ? [item.failure] : 'story' in item ? [item.story.headline] : [],
  );
  assert.deepEqual(said, [
    'It is not a row with fields.',
    'It is not a row with fields.',
    'It is not a row with fields.',
    'It is not a row with fields.',
    'It is nested too deep to be read.',
    'Its “html” must be a text.',
    'It has neither a “uuid” nor an “id”.',
    'Its date “soon” is not one.',
    'Its “slug” must be a text.',
    '\ud800',
    'Its “title” cannot be read: it is not JSON in UTF-8.',
    'It is larger than 16 MB.',
    'fine',
  ]);
});
