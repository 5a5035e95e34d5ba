import assert from 'node:assert/strict';
import { test } from 'node:test';
import { direction } from './direction.ts';

test('a language runs as its usual script does', () => {
  for (const tag of ['ar', 'fa', 'ps', 'ur', 'ug', 'he', 'sd', 'ckb', 'dv', 'yi', 'fa-IR'])
    assert.equal(direction(tag), 'rtl', tag);
  for (const tag of ['kk', 'ru', 'en', 'uz', 'zh-Hans', '', 'x']) assert.equal(direction(tag), 'ltr', tag);
});

test('a script or a place decides against the language', () => {
  for (const tag of ['kk-arab', 'KK-Arab-CN', 'kk-cn', 'pa-PK', 'ku-iq']) assert.equal(direction(tag), 'rtl', tag);
  for (const tag of ['fa-Latn', 'ug-cyrl', 'kk-latn-cn', 'pa-IN']) assert.equal(direction(tag), 'ltr', tag);
});
