import { fromUtf8 } from '../base/bytes.ts';
import { cleanText } from '../story/body-leaves.ts';
import { refused } from './picture-type.ts';

export const CAPTIONS_LIMIT = 1024 * 1024;
const MOST_CUES = 20_000;

/** Where a line of captions may stand; what could fetch or hide something is not among it. */
const SETTING = /^(align:(start|center|end|left|right)|(position|size|line):\d{1,3}(\.\d{1,3})?%|line:-?\d{1,3})$/;

/**
 * WebVTT captions (W3C, 4.1) as we print them: times in their order, words, `<i>`, `<b>` and who speaks. Notes and names of
 * cues go; so do other marks, with their words kept.
 * @throws Refusal `wrong-type`, `too-large`, `invalid`
 */
export function readCaptions(bytes: Uint8Array): string {
  if (bytes.length > CAPTIONS_LIMIT)
    throw refused('too-large', 'These captions are larger than 1 MB: send them in a shorter form.');
  const text = decoded(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  const [header = '', ...blocks] = text.split(/\n{2,}/);
  if (!/^WEBVTT($|[ \t\n])/.test(header))
    throw refused('wrong-type', 'These are not WebVTT captions: the first line has to be WEBVTT.');
  const cues = blocks.flatMap((block) => readBlock(block.replace(/^\n+|\n+$/g, '')));
  if (cues.length === 0) throw refused('invalid', 'There is no caption with a time in this file: send the whole file.');
  if (cues.length > MOST_CUES)
    throw refused('too-large', `There are more than ${MOST_CUES} captions: send them in parts.`);
  for (const [at, cue] of cues.entries()) {
    if (cue.to <= cue.from || cue.from < (cues[at - 1]?.from ?? 0))
      throw refused(
        'invalid',
        `Caption ${at + 1} ends before it begins or stands before an earlier one: put the times in order.`,
      );
  }
  return `WEBVTT\n\n${cues.map(printCue).join('\n\n')}\n`;
}

interface Cue {
  /** In milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly settings: readonly string[];
  readonly lines: readonly string[];
}

function decoded(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw refused('invalid', 'These captions are not UTF-8: save them as UTF-8 and send that.');
  }
}

function readBlock(block: string): Cue[] {
  if (block === '' || /^NOTE($|[ \t\n])/.test(block)) return [];
  if (/^(STYLE|REGION)($|[ \t\n])/.test(block))
    throw refused(
      'invalid',
      'These captions bring their own style, which could fetch something: remove STYLE and REGION.',
    );
  const lines = block.split('\n');
  const at = lines.findIndex((line) => line.includes('-->'));
  const [, from, to, settings = ''] =
    /^\s*((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})\s+-->\s+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(\s.*)?$/.exec(
      lines[at] ?? '',
    ) ?? [];
  if (at < 0 || at > 1 || from === undefined || to === undefined)
    throw refused(
      'invalid',
      `This is no caption with a time: “${(lines[0] ?? '').slice(0, 40)}”. Write 00:01.000 --> 00:04.000 and the words below it.`,
    );
  const words = lines
    .slice(at + 1)
    .map(cleanLine)
    .filter((line) => line !== '');
  return [
    {
      from: milliseconds(from),
      to: milliseconds(to),
      settings: settings.split(/\s+/).filter((one) => SETTING.test(one)),
      lines: words,
    },
  ];
}

function milliseconds(time: string): number {
  const [seconds = '0', minutes = '0', hours = '0'] = time.split(':').toReversed();
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

/** A line with the marks that are kept, each closed in the line; nothing in it can end the caption. */
function cleanLine(line: string): string {
  const open: string[] = [];
  const parts = cleanText(line).split(/(<\/?[a-z0-9][^<>]*>)/i);
  const words = parts.map((part) => {
    if (!/^<\/?[a-z0-9][^<>]*>$/i.test(part)) return escaped(part);
    const [, close, name = '', voice = ''] = /^<(\/?)(i|b|v)(?:\.[\w.-]*)?(?:[ \t]+([^<>]*))?>$/.exec(part) ?? [];
    if (name === '') return '';
    if (close === '/') return open.at(-1) === name ? `</${open.pop()}>` : '';
    open.push(name);
    return name === 'v' ? `<v ${escaped(voice)}>` : `<${name}>`;
  });
  return (
    words.join('').trim() +
    open
      .toReversed()
      .map((name) => `</${name}>`)
      .join('')
  );
}

function escaped(text: string): string {
  return text
    .replace(/&(?!(amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function printCue({ from, to, settings, lines }: Cue): string {
  return [[printTime(from), '-->', printTime(to), ...settings].join(' '), ...lines].join('\n');
}

function printTime(all: number): string {
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');
  const seconds = `${two((all / 1000) % 60)}.${String(all % 1000).padStart(3, '0')}`;
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${seconds}`;
}
