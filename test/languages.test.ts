/** No page mixes languages unmarked: every text of every page is in the language that the page says it is in. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { changePublication, readPublication } from '../src/newsroom/api/publication-acts.ts';
import { correctStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { parseBody } from '../src/story/body-html.ts';
import { markedTexts } from './marked-text.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';
import { published } from './stories.ts';
import { misfit } from './unmarked.ts';

let home: ReaderHome;
before(async () => {
  home = await openReaderHome();
});
after(async () => {
  await home[Symbol.asyncDispose]();
});

/** Every page of the edition that people open, by its path. */
async function* pages(): AsyncIterable<readonly [path: string, page: string]> {
  const { edition } = home.program;
  for (const { path, type, digest } of edition.entries()) {
    if (/^text\/html|^gone$|^redirect$/.test(type))
      yield [path, await readFile(edition.objectFile(digest, 'identity'), 'utf8')];
  }
}

async function misfits(): Promise<{ readonly found: string[]; readonly seen: string[] }> {
  const found = new Map<string, string>();
  const seen: string[] = [];
  for await (const [path, page] of pages()) {
    seen.push(path);
    for (const marked of markedTexts(page)) {
      const why = misfit(marked);
      if (why !== null) found.set(`[${marked.language}] ${marked.where} “${marked.text.slice(0, 80)}”: ${why}`, path);
    }
  }
  return { found: [...found].map(([what, path]) => `${path} ${what}`), seen };
}

test('no page of the demonstration mixes languages unmarked', async () => {
  const { id } = await published(home.program, { slug: 'qaityp-alynady' });
  await withdrawStory(home.program.newsroom, commandLine, { id, reason: 'Дереккөз айтқанынан бас тартты.' });
  const { found, seen } = await misfits();
  for (const kind of [
    /^\/$/,
    /^\/fa\/$/,
    /\/text\/$/,
    /\/topics\//,
    /\/people\//,
    /\/units\//,
    /\/archive\/$/,
    /\/archive\/\d/,
    /\/notices\//,
    /\/contact\//,
    /\/saved\//,
    /qaityp-alynady/,
    /not-found/,
  ]) {
    assert.ok(
      seen.some((path) => kind.test(path)),
      `no page like ${kind} among ${seen.length}`,
    );
  }
  assert.deepEqual(found, []);
});

/** Services whose words are not shipped: all of ours are English there, in three scripts. */
const FURTHER = [
  { id: 'uz', name: 'Oʻzbekcha', title: 'Sinov', tagline: 'Sinov uchun', headline: 'Daryo toshdi', word: 'Suv' },
  { id: 'tg', name: 'Тоҷикӣ', title: 'Озмоиш', tagline: 'Барои озмоиш', headline: 'Дарё лабрез шуд', word: 'Об' },
  { id: 'ug-arab', name: 'ئۇيغۇرچە', title: 'سىناق', tagline: 'سىناق ئۈچۈن', headline: 'دەريا تاشتى', word: 'سۇ' },
];

test('a service in a language that has no words of ours marks all of them as English', async () => {
  const { newsroom } = home.program;
  const before = await readPublication(newsroom, commandLine);
  const services = FURTHER.map(({ headline: _headline, word, ...service }) => ({
    ...service,
    timeZone: 'Asia/Tashkent',
    navigation: [{ topic: word }],
  }));
  await changePublication(newsroom, commandLine, { ...before, services: [...before.services, ...services] });
  const [unit] = before.units;
  const [person] = before.people;
  assert.ok(unit && person);
  for (const { id, headline, word } of FURTHER) {
    const body = parseBody(`<p>${word}.</p><table><tr><td>${word}</td></tr></table>`).body;
    const story = { service: id, headline, standfirst: '', place: word, topics: [word], body };
    const bylines = [{ unit: unit.id }, { person: person.id }];
    const made = await published(home.program, { ...story, bylines, slug: `darya-${id}` });
    await correctStory(newsroom, commandLine, { id: made.id, text: headline });
    const gone = await published(home.program, { ...story, bylines: [], slug: `gone-${id}` });
    await withdrawStory(newsroom, commandLine, { id: gone.id, reason: headline });
  }
  const { found, seen } = await misfits();
  assert.ok(seen.some((path) => path.startsWith('/ug-arab/archive/2026/')));
  assert.deepEqual(found, []);
});

test('the gate finds what is not marked', () => {
  const planted: [page: string, why: RegExp][] = [
    ['<p lang="ru">Сегодня Only text</p>', /Latin letters: text/],
    ['<p lang="ru">Материал: қар жауды</p>', /қ/],
    ['<p lang="kk">Мұнда Последние новости тұр</p>', /words in ru/],
    ['<nav lang="kk" aria-label="Main navigation"></nav>', /Latin/],
    ['<nav lang="uz" aria-label="Main navigation"></nav>', /words in en/],
    ['<html lang="fa"><title>Архив</title>', /Cyrillic/],
    ['<html lang="uz"><meta name="description" content="Read in English">', /words in en/],
    ['<p lang="en">By Айжан</p>', /Cyrillic/],
    ['<p lang="kk">Бұл — some words, iPhone мен RSS</p>', /some words/],
    ['<p lang="kk"><bdi lang="en">some words</bdi></p>', /^$/],
  ];
  for (const [page, why] of planted) {
    const [found = ''] = markedTexts(page).flatMap((marked) => misfit(marked) ?? []);
    assert.match(found, why, page);
  }
});
