import { html, type Html, type HtmlValue } from '../base/html.ts';
import { languageName } from '../language/names.ts';
import { formatBytes, formatDuration } from '../language/measures.ts';
import type { RecordingUse } from '../story/body.ts';
import type { PublicRecording } from '../story/recording.ts';
import type { PublicStory } from '../story/story.ts';
import { recordingUses } from '../story/body-recordings.ts';
import type { BodyLook } from './body-look.ts';
import { captionWords } from './caption.ts';
import { widestJpeg } from './picture.ts';
import { joined, listComma, say, type Surface } from './surface.ts';

/**
 * A player that loads nothing before it is asked to, with what pressing it costs in time and data, a link to the file, and
 * what is said in it. `transcript` is printed already.
 */
export function printRecording(use: RecordingUse, transcript: readonly Html[], look: BodyLook): Html {
  const file = look.recordings?.get(use.recording);
  const below = printTranscript(use, transcript, look);
  const caption = captionWords(use);
  if (look.mode === 'text' || look.mode === 'copy' || file === undefined) {
    const kind = say(look.surface, kindOf(use, look.surface));
    return html`<p class="words">[${kind}] ${joined([...caption, file && printCost(file, look)], ' ')}</p>${below}`;
  }
  const whole = html`<figure>
    ${printPlayer(use, file, look)}
    <p class="cost">${printCost(file, look)}</p>
    ${caption.length > 0 && html`<figcaption>${caption}</figcaption>`}
  </figure>`;
  return look.mode === 'feed' ? html`${whole}${below}` : html`<div class="recording">${whole}${below}</div>`;
}

/** The recordings of a story with their files, each once. */
export function recordingsIn(story: PublicStory): readonly { use: RecordingUse; file: PublicRecording }[] {
  const seen = new Set<string>();
  return recordingUses(story.body).flatMap((use) => {
    const file = story.recordings.get(use.recording);
    if (file === undefined || seen.has(file.id)) return [];
    seen.add(file.id);
    return [{ use, file }];
  });
}

function printPlayer(use: RecordingUse, file: PublicRecording, look: BodyLook): Html {
  const { surface } = look;
  const origin = look.mode === 'feed' ? surface.setting.origin : '';
  const name = use.caption || kindOf(use, surface);
  // None is the default: the browser would load it before anybody presses play.
  const tracks = use.captions.flatMap(({ language, captions }) => {
    const track = look.captions?.get(captions);
    if (track === undefined) return [];
    const label = languageName(language, language);
    return [html`<track kind="captions" srclang="${language}" label="${label}" src="${origin}${track.path}" />`];
  });
  if (use.kind === 'audio') {
    return html`<audio controls preload="none" src="${origin}${file.path}" aria-label="${name}">${tracks}</audio>`;
  }
  const picture = use.poster === null ? undefined : look.pictures.get(use.poster);
  const poster = picture && (widestJpeg(picture, 'full', 800) ?? widestJpeg(picture, '16x9', 800));
  const size = file.width !== null && file.height !== null && html` width="${file.width}" height="${file.height}"`;
  const still = poster && html` poster="${origin}${poster.path}"`;
  return html`<video controls playsinline preload="none" src="${origin}${file.path}"${still}${size} aria-label="${name}">${tracks}</video>`;
}

/** "2 minutes 5 seconds, Download, 35 kilobytes" */
function printCost({ seconds, length, path }: PublicRecording, { surface, mode }: BodyLook): Html {
  const { language, media } = surface.strings;
  const origin = mode === 'feed' ? surface.setting.origin : '';
  const size = formatBytes(length, language);
  const lasts = seconds !== null && say(surface, formatDuration(seconds, language));
  // From a file by itself another site is opened: browsers save nothing from there unasked.
  const saved = mode !== 'copy' && html` download`;
  const link = html`<a href="${origin}${path}"${saved}>${say(surface, media.download, { size })}</a>`;
  return html`${joined([lasts, link], listComma(surface))}`;
}

function printTranscript(use: RecordingUse, transcript: readonly Html[], { surface, mode }: BodyLook): HtmlValue {
  const { media } = surface.strings;
  if (transcript.length === 0) {
    return use.noTranscript !== '' && html`<p class="why">${say(surface, media.noTranscript)}: ${use.noTranscript}</p>`;
  }
  const title = say(surface, media.transcript);
  if (mode !== 'page') return html`<p><b>${title}</b></p>${transcript}`;
  return html`<details><summary>${title}</summary>${transcript}</details>`;
}

function kindOf({ kind }: RecordingUse, { strings }: Surface): string {
  return kind === 'audio' ? strings.media.sound : strings.media.film;
}
