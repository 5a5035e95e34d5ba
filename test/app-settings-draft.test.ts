/** The publication while somebody changes it, without a browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from '../src/newsroom/app/publication/compare.ts';
import { documentOf, draftOf, keyedPath, moved, settled, written } from '../src/newsroom/app/publication/draft.ts';
import { publicationSchema, type Publication } from '../src/story/publication.ts';

const DOCUMENT = publicationSchema.parse({
  name: 'Courier',
  services: [
    { id: 'kk', name: 'Қазақша', title: 'Жаршы', navigation: [{ topic: 'Су' }, { page: 'about' }] },
    { id: 'fa', name: 'فارسی', title: 'پیک' },
  ],
  units: [
    { id: 'desk', name: { kk: 'Редакция', 'uz-arab': 'اداره' } },
    { id: 'films', name: { kk: 'Фильмдер' } },
  ],
});

test('a publication that is opened and not changed is the same', () => {
  assert.deepEqual(documentOf(draftOf(DOCUMENT)), DOCUMENT);
});

test('a fault keeps to its entry, whatever was removed before it or moved since', () => {
  const draft = draftOf(DOCUMENT);
  const [kk, fa] = draft.services;
  assert.ok(kk && fa);
  const [water, about] = kk.value.navigation;
  assert.ok(water && about);
  const navigation = [{ ...water, isRemoved: true }, about];
  const sent = { ...draft, services: [{ ...kk, value: { ...kk.value, navigation } }, fa] };
  assert.equal(keyedPath(sent, 'services.0.navigation.0.page'), `services.${kk.key}.navigation.${about.key}.page`);
  const without = { ...sent, services: [{ ...kk, isRemoved: true }, fa] };
  assert.equal(keyedPath(without, 'services.0.title'), `services.${fa.key}.title`);
  assert.equal(keyedPath(without, 'services'), 'services');
  assert.deepEqual(
    documentOf(settled(without)).services.map(({ id }) => id),
    ['fa'],
  );
  assert.deepEqual(moved(draft.services, kk.key, 1), [fa, kk]);
  assert.deepEqual(moved(draft.services, kk.key, -1), [kk, fa]);
});

test('the id of a new entry follows its name until somebody writes another, and is nobody else’s', () => {
  const blank = { id: '', name: {}, about: {}, mark: null };
  const row = { key: 'new', value: blank, isNew: true, isRemoved: false, isOpen: true };
  const { units } = draftOf(DOCUMENT);
  const write = (rows: typeof units, change: object) => {
    const value = rows.find(({ key }) => key === 'new')?.value ?? blank;
    return written(rows, 'new', { ...value, ...change });
  };
  const id = (rows: typeof units): string | undefined => rows.find(({ key }) => key === 'new')?.value.id;
  const first = write([...units, row], { name: { kk: 'Desk' } });
  assert.equal(id(first), 'desk-2');
  assert.equal(id(write(first, { name: { kk: 'Deskte' } })), 'deskte');
  const named = write(first, { id: 'mine' });
  assert.equal(id(write(named, { name: { kk: 'Жаңа' } })), 'mine');
  const [old] = units;
  assert.ok(old);
  const renamed = written(units, old.key, { ...old.value, name: { kk: 'Басқа' } });
  assert.equal(renamed[0]?.value.id, 'desk');
});

test('two versions differ where an entry says something else, and where entries stand in another order', () => {
  const mine: Publication = {
    ...DOCUMENT,
    units: DOCUMENT.units.toReversed().map((unit) => (unit.id === 'films' ? { ...unit, name: { kk: 'Кино' } } : unit)),
  };
  assert.deepEqual(differences(DOCUMENT, DOCUMENT), []);
  assert.deepEqual(differences(DOCUMENT, mine), [
    { path: ['units', 'films', 'name', 'kk'], theirs: 'Фильмдер', mine: 'Кино' },
    { path: ['units', 'order'], theirs: 'desk, films', mine: 'films, desk' },
  ]);
});
