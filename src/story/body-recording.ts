import { fitSimple } from './body-fit.ts';
import { captionOf, isNamed, without } from './body-figure.ts';
import type { Mark } from './body-leaves.ts';
import { isLanguageTag, shown } from './body-mark.ts';
import { NO_TRANSCRIPT, TRANSCRIPT } from './body-print.ts';
import type { Reading } from './body-reading.ts';
import { attribute, hasClass, type Element, type Node } from './body-tree.ts';
import type { Block, CaptionsUse, RecordingUse } from './body.ts';
import type { RecordingId } from './recording.ts';

const UNSAID = { caption: '', credit: '', transcript: [], noTranscript: '' } as const;

/** An `audio` or `video` that stands alone. One that is not ours leaves what it shows where it cannot be played. */
export function readPlayer(element: Element, reading: Reading, marks: readonly Mark[]): Block[] {
  const recording = recordingIn(element, reading);
  if (recording === null) {
    const source = sourcesOf(element)[0] ?? '';
    if (source !== '') reading.warnings.add(`A recording was left out and its words kept: ${shown(source)}`);
    return reading.blocks(element.children, marks);
  }
  const use = { ...playerUse(element, recording, reading), ...UNSAID };
  return [{ type: 'recording', use }, ...reading.blocks(fallbackOf(element), marks)];
}

/** A figure with a recording of ours, its caption, and what is said in it. Null when there is none in it. */
export function readRecordingFigure(figure: Element, reading: Reading, marks: readonly Mark[]): Block[] | null {
  const parts = Map.groupBy(figure.children, partOf);
  const { others = [], captions = [], transcripts = [], reasons = [] } = Object.fromEntries(parts);
  const player = playersIn(others).find((each) => recordingIn(each, reading) !== null);
  const recording = player ? recordingIn(player, reading) : null;
  if (player === undefined || recording === null) return null;
  const transcript = fitSimple(transcripts.flatMap((node) => reading.blocks(childrenOf(node), marks)));
  const { caption: reason, credit: more } = captionOf(reasons);
  const words = { ...captionOf(captions), noTranscript: [reason, more].filter(Boolean).join(' ') };
  const use = { ...playerUse(player, recording, reading), ...words, transcript: transcript.content };
  const rest = [...without(others, [player]), ...fallbackOf(player)];
  return [{ type: 'recording', use }, ...transcript.pictures, ...reading.blocks(rest, marks)];
}

function partOf(node: Node): 'captions' | 'transcripts' | 'reasons' | 'others' {
  if (isNamed(node, 'figcaption')) return 'captions';
  if (isNamed(node, 'details') && hasClass(node, TRANSCRIPT)) return 'transcripts';
  return isNamed(node, 'p') && hasClass(node, NO_TRANSCRIPT) ? 'reasons' : 'others';
}

function childrenOf(node: Node): readonly Node[] {
  return typeof node === 'string' ? [] : node.children;
}

function playerUse(
  element: Element,
  recording: RecordingId,
  reading: Reading,
): Pick<RecordingUse, 'recording' | 'kind' | 'poster' | 'captions'> {
  const poster = attribute(element, 'poster');
  return {
    recording,
    kind: element.name === 'audio' ? 'audio' : 'video',
    poster: poster === '' ? null : reading.image(poster),
    captions: element.children.filter((node) => isNamed(node, 'track')).flatMap((track) => captionsIn(track, reading)),
  };
}

function captionsIn(track: Element, reading: Reading): CaptionsUse[] {
  const source = attribute(track, 'src');
  const language = attribute(track, 'srclang');
  const captions = source === '' ? null : reading.captions(source);
  if (captions !== null && isLanguageTag(language)) return [{ language, captions }];
  reading.warnings.add(
    `Captions were left out: ${shown(source)} ${captions === null ? 'is not here' : 'has no language'}`,
  );
  return [];
}

function recordingIn(element: Element, reading: Reading): RecordingId | null {
  for (const source of sourcesOf(element)) {
    const recording = reading.recording(source);
    if (recording !== null) return recording;
  }
  return null;
}

function sourcesOf(element: Element): string[] {
  const inside = element.children.filter((node) => isNamed(node, 'source')).map((node) => attribute(node, 'src'));
  return [attribute(element, 'src'), ...inside].filter((source) => source !== '');
}

/** What stands in the element for browsers that cannot play, without the link to the file: nobody but us says that. */
function fallbackOf(element: Element): readonly Node[] {
  const sources = sourcesOf(element);
  return element.children.filter((node) => !(isNamed(node, 'a') && sources.includes(attribute(node, 'href'))));
}

function playersIn(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string' || node.name === 'table' || node.name === 'figure') return [];
    return node.name === 'audio' || node.name === 'video' ? [node] : playersIn(node.children);
  });
}
