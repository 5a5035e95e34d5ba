import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseStyle } from '../../press/style-base.ts';
import { textStyle } from '../../press/style-text.ts';
import { inLook, type PreviewLook } from './preview-look.ts';

const PLAIN: PreviewLook = { version: 'page', scheme: 'system', mirrored: false };

for (const style of [baseStyle, textStyle]) {
  const page = `<!doctype html><html lang="kk" dir="ltr"><style>${style}</style>`;

  test('a preview is dark or light whatever the browser prefers', () => {
    assert.equal(inLook(page, PLAIN), page);
    for (const scheme of ['dark', 'light'] as const) {
      const looked = inLook(page, { ...PLAIN, scheme });
      assert.doesNotMatch(looked, /prefers-color-scheme/);
      assert.match(looked, new RegExp(`color-scheme:\\s*${scheme}[;}]`));
      assert.match(looked, scheme === 'dark' ? /@media all/ : /@media not all/);
    }
  });

  test('a preview is mirrored by its direction alone', () => {
    const mirrored = inLook(page, { ...PLAIN, mirrored: true });
    assert.equal(mirrored, page.replace('dir="ltr"', 'dir="rtl"'));
    assert.equal(inLook(mirrored, { ...PLAIN, mirrored: true }), page);
  });
}
