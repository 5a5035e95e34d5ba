import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../base/html.ts';
import { printBody } from './body.ts';
import { surfaceOf } from './surface.ts';
import {
  everyVariant,
  HOSTILE,
  ORIGIN,
  SAMPLE_CAPTIONS,
  SAMPLE_RECORDING,
  sampleImage,
  sampleSetting,
} from './testing/sample.ts';
import type { BodyLook } from './body-look.ts';
import type { Body } from '../story/body.ts';

const image = sampleImage();
const look: BodyLook = {
  surface: surfaceOf(sampleSetting(), 'kk'),
  pictures: new Map([[image.id, image]]),
  recordings: new Map([[SAMPLE_RECORDING.id, SAMPLE_RECORDING]]),
  captions: new Map([[SAMPLE_CAPTIONS.id, SAMPLE_CAPTIONS]]),
  mode: 'page',
  path: '/kk/2026/11/22/su/',
};

function printed(body: Body, mode: BodyLook['mode'] = 'page'): string {
  return html`${printBody(body, { ...look, mode })}`.toString();
}

test('every variant is printed in every mode', () => {
  for (const mode of ['page', 'text', 'feed'] as const) {
    const text = printed(everyVariant('Сөз', image.id), mode);
    for (const tag of [
      'p',
      'h2',
      'h3',
      'ul',
      'ol',
      'blockquote',
      'table',
      'thead',
      'caption',
      'hr',
      'br',
      'strong',
      'em',
      'a',
      'bdi',
    ]) {
      assert.match(text, new RegExp(`<${tag}[ >/]`), `${tag} in ${mode}`);
    }
    assert.equal(text.includes('<img'), mode !== 'text');
    assert.match(text, /lang="fa" dir="rtl"/);
    assert.match(text, /colspan="2"/);
  }
});

test('hostile text stays text in every variant and mode', () => {
  for (const mode of ['page', 'text', 'feed'] as const) {
    const text = printed(everyVariant(HOSTILE, image.id), mode);
    assert.doesNotMatch(text, /<img src=x|<\/script|<!--|<\/title/);
  }
});

test('an address that could run is not printed', () => {
  for (const href of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', ' https://x']) {
    const text = printed([
      { type: 'paragraph', content: [{ type: 'link', href, content: [{ type: 'text', text: 'w' }] }] },
    ]);
    assert.equal(text, '<p>w</p>');
  }
});

test('headings leave no hole in the outline', () => {
  const heading = (level: 2 | 3 | 4) => ({ type: 'heading', level, content: [{ type: 'text', text: 'h' }] }) as const;
  const levels = printed([heading(4), heading(4), heading(2), heading(4)]).match(/<h\d/g);
  assert.deepEqual(levels, ['<h2', '<h3', '<h2', '<h3']);
});

test('links in feeds are absolute, on pages root-relative', () => {
  const body: Body = ['/kk/', '#part'].map((href) => ({
    type: 'paragraph',
    content: [{ type: 'link', href, content: [{ type: 'text', text: 'w' }] }],
  }));
  assert.match(printed(body), /href="\/kk\/".*href="#part"/s);
  const feed = printed(body, 'feed');
  assert.ok(feed.includes(`"${ORIGIN}/kk/"`) && feed.includes(`"${ORIGIN}/kk/2026/11/22/su/#part"`));
});

test('a player loads nothing before it is asked, and says what it costs', () => {
  const use = {
    recording: SAMPLE_RECORDING.id,
    kind: 'video',
    caption: 'Су',
    credit: '',
    poster: image.id,
    captions: [{ language: 'kk', captions: SAMPLE_CAPTIONS.id }],
    transcript: [{ type: 'paragraph', content: [{ type: 'text', text: 'Сөз' }] }],
    noTranscript: '',
  } as const;
  const page = printed([{ type: 'recording', use }]);
  assert.match(
    page,
    /<video controls playsinline preload="none" src="\/media\/0123456789abcdef\/film\.mp4" poster="\/m\/320\.jpeg" width="640" height="360"/,
  );
  assert.match(
    page,
    /<track kind="captions" srclang="kk" label="[^"]+" src="\/media\/0123456789abcdef\/captions\.vtt"\s*\/?>/,
  );
  assert.match(page, /2 минут 5 секунд, <a href="[^"]+film\.mp4" download>Жүктеп алу, 2,4 мегабайт</);
  assert.match(page, /<details>\s*<summary>Жазбаның мәтіні<\/summary>\s*<p>Сөз<\/p>/);
  assert.ok(printed([{ type: 'recording', use }], 'feed').includes(`src="${ORIGIN}/media/0123456789abcdef/film.mp4"`));
  const text = printed(
    [{ type: 'recording', use: { ...use, kind: 'audio', transcript: [], noTranscript: 'Музыка' } }],
    'text',
  );
  assert.doesNotMatch(text, /<audio|<img/);
  assert.match(text, /Мәтіні жоқ: Музыка/);
});

test('what stands elsewhere is told and linked, and nothing of it loaded', () => {
  const embed = { type: 'embed', address: 'https://t.me/a/1', source: 'Telegram', title: 'Т', text: 'Сөз' } as const;
  for (const mode of ['page', 'text'] as const) {
    const text = printed([embed], mode);
    assert.deepEqual(text.match(/https:[^"]+/g), ['https://t.me/a/1']);
    assert.match(text, /rel="noreferrer noopener external"/);
    assert.match(text, /Tor Browser/);
  }
});

test('a caption that says the same as the alternative is said once', () => {
  const use = { image: image.id, alt: 'Дала', caption: 'Дала', credit: '' };
  assert.match(printed([{ type: 'image', use }]), /alt=""/);
  assert.equal(printed([{ type: 'image', use }], 'text').split('Дала').length, 2);
});
