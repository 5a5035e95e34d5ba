import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { printBody } from '../story/body-html.ts';
import { plainText } from '../story/body-text.ts';
import { EMPTY_DRAFT } from './page-draft.ts';
import { takePlace } from './page-phases.ts';
import { textPieces } from './page-text.ts';
import { importPage, readPage, type ImportedPage } from './page.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const seed = path.resolve(import.meta.dirname, '../../../shared/seed/page.txt');
const options = { timeZone: 'Asia/Almaty' };
const source = { ...options, url: null, key: 'page', find: () => null };

function fixture(name: string): Promise<ImportedPage> {
  return importPage(path.join(fixtures, name), options);
}

test('the first page', { skip: !existsSync(seed) && 'the page is not beside the repository' }, async () => {
  const { story, caption, breaking, unit, notice } = await importPage(seed, options);
  assert.equal(story.headline, 'Protesters In Kazakhstan Picket Supreme Court For Retrials');
  assert.equal(story.place, 'NUR-SULTAN');
  assert.equal(caption, 'Protesters in front of the Supreme Court in Nur-Sultan.');
  assert.equal(breaking, true);
  assert.equal(unit?.name, "RFE/RL's Kazakh Service");
  assert.match(unit.about, /^RFE\/RL's Kazakh Service offers .* ideas\.$/);
  assert.equal(notice?.title, 'RFE/RL has been declared an "undesirable organization" by the Russian government.');
  assert.match(notice.text, /^If you are in Russia .* contacting us\.$/);
  assert.equal(notice.more, 'To find out more, click here.');
  assert.equal(story.body.length, 9);
  assert.match(plainText(story.body), /^Dozens of protesters .* problem in Kazakhstan\.$/s);

  // Nothing twice, nothing missing: what was taken and what was dropped are the page's words.
  const taken = [
    story.headline,
    story.place,
    caption,
    caption,
    plainText(story.body),
    unit.name,
    unit.about,
    notice.title,
    notice.text,
    notice.more,
  ];
  const dropped = ['Accessibility links', 'Breaking News', '--', '•', '16x9 Image'];
  const words = (text: string): string[] =>
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .toSorted();
  assert.deepEqual(words([...taken, ...dropped].join(' ')), words(readFileSync(seed, 'utf8')));
});

test('an article in HTML: what its head says, and what stands around it', async () => {
  const { story, caption, breaking, unit, notice } = await fixture('article-ru.html');
  assert.equal(story.headline, 'Рыбаки Ескижаги вышли к пустой пристани');
  assert.equal(story.date?.toISOString(), '2026-11-20T09:30:00.000Z');
  assert.deepEqual(story.bylines, [{ name: 'Айдос Тлеу' }, { name: 'Вера Линник' }]);
  assert.deepEqual(
    [story.place, story.topics, story.slug],
    ['ЕСКИЖАГА, Сарыбел', ['Общество'], 'rybaki-eskizhagi-vyshli'],
  );
  assert.equal(story.standfirst, 'Вода отступила на сорок метров за лето.');
  assert.equal(story.key, 'https://courier.example/news/2026/11/rybaki-eskizhagi-vyshli/30005391.html');
  assert.deepEqual(story.leadImage, {
    file: path.join(fixtures, 'pier.txt'),
    addresses: [],
    alt: 'Лодки на песке',
    caption: 'Пристань в Ескижаге.',
    credit: 'Фото: А. Тлеу',
  });
  assert.equal(caption, 'Пристань в Ескижаге.');
  assert.equal(breaking, true);
  assert.equal(unit?.name, 'Русская служба «Курьера»');
  assert.equal(notice?.title, '«Степной курьер» объявлен нежелательной организацией в Северном Союзе.');
  assert.equal(
    printBody(story.body),
    [
      '<p>Двадцать рыбаков пришли утром к пристани, чтобы показать комиссии, где раньше стояла вода, и записать под протокол то, что видят.</p>',
      '<p>Комиссия — это четверо инженеров из столицы. Они обещали <a href="https://courier.example/docs/plan.pdf">план</a> к весне.</p>',
      '<p>Мост «Сырлысу» признан аварийным; подробности в суде.</p>',
      '<p>Некоммерческий фонд объявлен иностранным агентом, но работы не прекратил.</p>',
      '<p>Карта берега</p>',
      '<blockquote><p>Я помню запах воды.</p><footer>Гульсум Дарибай</footer></blockquote>',
      '<p>Протокол подпишут в понедельник.</p>',
    ].join('\n'),
  );
  assert.deepEqual(story.warnings, [
    'A link was left out and its words kept: javascript:void(0)',
    'The picture https://cdn.example/missing.jpg is not there.',
  ]);
});

test('plain text in Kazakh', async () => {
  const { story, caption, breaking, unit, notice } = await fixture('page-kk.txt');
  assert.equal(story.headline, 'Ақжарда ата-аналар мектеп алдына шықты');
  assert.equal(story.date?.toISOString(), '2026-11-18T04:20:00.000Z');
  assert.deepEqual(story.bylines, [{ name: 'Назгүл Төлепова' }]);
  assert.deepEqual([story.place, caption, breaking], ['АҚЖАР', 'Ата-аналар мектеп есігінің алдында.', true]);
  assert.equal(unit?.name, 'Қазақ редакциясы');
  assert.equal(notice?.more, 'Толығырақ білу үшін осы жерді басыңыз.');
  assert.deepEqual(
    plainText(story.body)
      .split('\n\n')
      .map((text) => text.slice(0, 12)),
    ['Отызға жуық ', 'АҚШ — бұл же', 'Әкімдік өкіл', '«Біз тоңып о'],
  );
});

test('a hostile page gives its words and nothing else', async () => {
  const { story, caption } = await fixture('hostile.html');
  assert.equal(story.headline, 'Бас тақырып <img src=x onerror=alert(1)>');
  assert.equal(printBody(story.body), '<p>Бірінші сілтеме мен екінші.</p>\n<p>Сурет ішіндегі сөз</p>\n<p>Соңы.</p>');
  assert.deepEqual([story.date, story.leadImage, story.images, caption], [null, null, [], 'Құпия']);
});

test('a place is taken, a subject is not', () => {
  const place = (text: string): string => takePlace({ ...EMPTY_DRAFT, pieces: textPieces(text) }).place;
  assert.equal(place('ALMATY, Kazakhstan -- Two people'), 'ALMATY, Kazakhstan');
  assert.equal(place('KYIV (Reuters) - Two people'), 'KYIV (Reuters)');
  assert.equal(place('PRAGUE (Reuters) - Two people'), 'PRAGUE (Reuters)');
  assert.equal(place('Nur-Sultan -- Dozens'), 'Nur-Sultan');
  assert.equal(place('СЕМЕЙ – Екі адам'), 'СЕМЕЙ');
  for (const text of [
    'Москва — столица.',
    'НАТО — это союз.',
    'I -- and you',
    'АЛМАТЫ — ',
    'Он сказал: МОСКВА — город',
  ])
    assert.equal(place(text), '', text);
});

test('a caption goes with a picture, and without one is not lost in silence', () => {
  const text = 'A headline\n\nA bridge.\nA bridge.\n\nOSH -- The river rose by a metre in one night.';
  const bare = readPage(text, source).story;
  assert.deepEqual(bare.warnings, ['The caption “A bridge.” is left out: there is no picture for it.']);
  const pictured = readPage(text, { ...source, image: '/pictures/bridge.jpg' }).story;
  assert.deepEqual(pictured.warnings, []);
  assert.deepEqual(pictured.leadImage, {
    file: '/pictures/bridge.jpg',
    addresses: [],
    alt: 'A bridge.',
    caption: 'A bridge.',
    credit: '',
  });
});

test('a story about a declaration is no notice', () => {
  const { story, notice } = readPage(
    'Head\n\nThe court called it an "undesirable organization" on Monday.\n\nIts lawyers will appeal.',
    source,
  );
  assert.equal(notice, null);
  assert.equal(story.body.length, 2);
});

test('any text is a story or has none in it, and keeps its words', () => {
  assert.throws(() => readPage(' \n\n', source), { name: 'Unreadable' });
  assert.throws(() => readPage('<html><body><nav>Menu</nav></body></html>', source), { name: 'Unreadable' });
  const parts = fc.array(fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){5,9}\.$/), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(parts, (paragraphs) => {
      const unique = [...new Set(paragraphs)];
      const { story } = readPage(unique.join('\n\n'), source);
      assert.deepEqual(
        [story.headline, ...plainText(story.body).split('\n\n')].filter((text) => text !== ''),
        unique,
      );
    }),
    { numRuns: 100 },
  );
});

test('a line of control characters is no paragraph', () => {
  assert.deepEqual(
    textPieces('One.\n\n\u0000\u0001\n\nTwo.').map(({ text }) => text),
    ['One.', 'Two.'],
  );
});
