import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMixed, findMixedWords } from './homoglyphs.ts';

test('a word in two alphabets is found with what was meant', () => {
  const found = findMixedWords('Жаңa тілi, iPhone-ды').map(({ word, at, suggestion }) => ({ word, at, suggestion }));
  assert.deepEqual(found, [
    { word: 'Жаңa', at: 0, suggestion: 'Жаңа' },
    { word: 'тілi', at: 5, suggestion: 'тілі' },
  ]);
  assert.equal(findMixedWords('cправка Zорро')[1]?.suggestion, null);
  assert.equal(findMixedWords('рicket')[0]?.suggestion, 'picket');
});

test('it is said where the stray letter stands', () => {
  const said = (text: string): (string | undefined)[] => findMixedWords(text).map(describeMixed);
  assert.deepEqual(said('Cырлысу тілi қahарман Zорро рicket'), [
    '“Cырлысу” begins with a Latin C; in one alphabet it is “Сырлысу”',
    '“тілi” ends with a Latin i; in one alphabet it is “тілі”',
    '“қahарман” has Latin letters in it (a, letter 2; h, letter 3); in one alphabet it is “қаһарман”',
    '“Zорро” begins with a Latin Z',
    '“рicket” begins with a Cyrillic р; in one alphabet it is “picket”',
  ]);
});

test('abbreviations, names and words with an ending are no faults', () => {
  const fine =
    'IT-компания 5G-желі SMSка VIPовский iPhone-ды Wi-Fi’ға C₂H₅OH pH-метр Tor Browser-ді α-токоферол MP3 20kV-тық';
  assert.deepEqual(findMixedWords(fine), []);
});
