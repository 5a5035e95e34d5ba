import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../base/html.ts';
import { printBody } from './body.ts';
import { surfaceOf } from './surface.ts';
import { everyVariant, HOSTILE, ORIGIN, sampleImage, sampleSetting } from './testing/sample.ts';
import type { BodyLook } from './body.ts';
import type { Body } from '../story/body.ts';

const image = sampleImage();
const look: BodyLook = {
  surface: surfaceOf(sampleSetting(), 'kk'),
  pictures: new Map([[image.id, image]]),
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

test('a caption that says the same as the alternative is said once', () => {
  const use = { image: image.id, alt: 'Дала', caption: 'Дала', credit: '' };
  assert.match(printed([{ type: 'image', use }]), /alt=""/);
  assert.equal(printed([{ type: 'image', use }], 'text').split('Дала').length, 2);
});
