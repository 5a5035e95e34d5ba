import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { printBody } from '../story/body-html.ts';
import type { ImportedStory, ImportItem } from './imported-story.ts';
import { importMarkdown, readMarkdown } from './markdown.ts';
import { fileFinder } from './picture-finder.ts';
import { readDate } from './read-date.ts';

const options = { language: 'kk', timeZone: 'Asia/Almaty', key: 'a.md', find: () => null };

function read(text: string): ImportedStory {
  return readMarkdown(text, options);
}

test('front matter and text become a story', () => {
  const story = read(`---
title: "Сот: бірінші күн"
date: 2026-11-22 10:00
slug: sot
standfirst: Қысқаша
place: Астана
people: [aida]
units: kazakh-service
authors: Ержан
topics: [Әділет, Сот]
translationOf: ru/sud.md
storyline: sot-isi
mood: glad
---
Бір **сөз**.

> Айтылды.
>
> — Кім, *кәсібі*

| a | b |
|---|---|
| 1 | 2 |
`);
  assert.equal(story.headline, 'Сот: бірінші күн');
  assert.equal(story.date?.toISOString(), '2026-11-22T05:00:00.000Z');
  assert.deepEqual(story.bylines, [{ person: 'aida' }, { unit: 'kazakh-service' }, { name: 'Ержан' }]);
  assert.deepEqual([story.slug, story.standfirst, story.place], ['sot', 'Қысқаша', 'Астана']);
  assert.deepEqual([story.topics, story.storyline, story.translationOf], [['Әділет', 'Сот'], 'sot-isi', 'ru/sud.md']);
  assert.equal(
    printBody(story.body),
    '<p>Бір <strong>сөз</strong>.</p>\n<blockquote><p>Айтылды.</p><footer>Кім, <em>кәсібі</em></footer></blockquote>\n' +
      '<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
  );
  assert.deepEqual(story.warnings, ['“mood” in the front matter means nothing here and was left out.']);
});

test('a first heading is the title when there is none, and not said twice', () => {
  assert.equal(read('# Бас\n\nсөз').headline, 'Бас');
  assert.equal(printBody(read('---\ntitle: Бас\n---\n# Бас\n\nсөз').body), '<p>сөз</p>');
  assert.equal(read('---\ntitle: Бас\nslug: Жаңа Сот\n---\n').slug, 'zhanga-sot');
});

test('what cannot be read says so in one sentence', () => {
  const cases: [string, RegExp][] = [
    ['сөз', /no title/],
    ['---\ntitle: [a\n---\n', /not YAML/],
    ['---\ntitle: a\ntitle: b\n---\n', /not YAML/],
    ['---\n- a\n---\n', /keys and values/],
    ['---\ntitle: {a: b}\n---\n', /“title” must be one text/],
    ['---\ntitle: a\ndate: yesterday\n---\n', /“yesterday” is not one/],
    ['---\ntitle: a\ndate: 2026-02-30\n---\n', /“2026-02-30” is not one/],
    [
      `---\ntitle: a\nx: &x [1,1,1]\ny: &y [*x,*x,*x,*x]\nz: &z [*y,*y,*y,*y]\ntopics: [*z,*z,*z,*z]\n---\n`,
      /repeats itself/,
    ],
  ];
  for (const [text, expected] of cases)
    assert.throws(() => read(text), { name: 'Unreadable', message: expected }, text);
  for (const text of [`---\n|${'-'.repeat(5000)}\n---\n`, `---\ntitle: a\ndate: ${'9'.repeat(5000)}\n---\n`])
    assert.throws(
      () => read(text),
      ({ message }: Error) => message.length < 500,
    );
});

test('dates as people write them', () => {
  const cases: [string, string | null][] = [
    ['2026-11-22T10:00:00+03:00', '2026-11-22T07:00'],
    ['2026-11-22', '2026-11-21T19:00'],
    ['18.06.2019 14:05', '2019-06-18T08:05'],
    ['June 18, 2019 14:05 GMT', '2019-06-18T14:05'],
    ['18 июня 2019', '2019-06-17T18:00'],
    ['Июнь 18, 2019', '2019-06-17T18:00'],
    ['2019 жылғы 18 маусым', '2019-06-17T18:00'],
    ['Smarch 13, 2019', null],
    ['2026-13-01', null],
    ['', null],
  ];
  for (const [text, expected] of cases) {
    assert.equal(readDate(text, 'Asia/Almaty')?.toISOString().slice(0, 16) ?? null, expected, text);
  }
});

test('a folder is read in order, and a broken file stops nothing', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-markdown-'));
  context.after(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'in/stories'), { recursive: true });
  await mkdir(path.join(folder, 'in/pictures'));
  await writeFile(path.join(folder, 'in/pictures/a.jpg'), '');
  await writeFile(path.join(folder, 'secret.jpg'), '');
  await symlink('../../secret.jpg', path.join(folder, 'in/pictures/link.jpg'));
  const file = (name: string, text: string | Uint8Array): Promise<void> =>
    writeFile(path.join(folder, 'in/stories', name), text);
  await file(
    'b.md',
    '---\ntitle: B\nimage: pictures/a.jpg\nimageAlt: Alt\n---\n![in](pictures/a.jpg) ![out](../../secret.jpg) ![link](pictures/link.jpg)',
  );
  await file('a.md', new Uint8Array([0x2d, 0xff, 0xfe]));
  await file('c.md', '>'.repeat(20_000));
  await file('.hidden.md', '---\ntitle: H\n---\n');
  await file('notes.txt', 'no');

  const items: ImportItem[] = [];
  for await (const item of importMarkdown(path.join(folder, 'in'), options)) items.push(item);
  assert.deepEqual(
    items.map((item) => [
      item.at,
      item.total,
      item.key,
      'failure' in item ? item.failure : 'story' in item ? item.story.headline : '',
    ]),
    [
      [1, 3, 'stories/a.md', 'The file is not UTF-8 and does not say what it is.'],
      [2, 3, 'stories/b.md', 'B'],
      [3, 3, 'stories/c.md', 'It is nested too deep to be read.'],
    ],
  );
  const story = items[1] && 'story' in items[1] ? items[1].story : null;
  const picture = path.join(folder, 'in/pictures/a.jpg');
  assert.deepEqual(story?.leadImage, { file: picture, addresses: [], alt: 'Alt', caption: '', credit: '' });
  assert.deepEqual(
    story.images.map((image) => image.file),
    [picture],
  );
  assert.equal(story.body.length, 2);
  assert.equal(story.warnings.length, 2);
});

test('a picture is found under a part of its address, and nothing above the folder', () => {
  const find = fileFinder([import.meta.dirname]);
  const here = path.join(import.meta.dirname, 'markdown.ts');
  assert.equal(find('https://example.org/a/b/markdown.ts?size=2#x'), here);
  assert.equal(find('./markdown%2Ets'), here);
  for (const source of ['../story/body.ts', '../../package.json', '/etc/passwd', 'fixtures', '', 'a\0b'])
    assert.equal(find(source), null, source);
});
