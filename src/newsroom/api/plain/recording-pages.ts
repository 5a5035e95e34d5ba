import { openAsBlob } from 'node:fs';
import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { formatBytes, formatDuration } from '../../../language/measures.ts';
import type { PublicRecording } from '../../../story/recording.ts';
import { addCaptions, addRecording, listRecordings, receiveRecording, recordingFile } from '../recordings.ts';
import type { Newsroom } from '../newsroom.ts';
import { has } from '../rights.ts';
import { sentCaptions } from '../http/api-recordings.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { readForm } from '../http/read-form.ts';
import { receiveUpload } from '../http/upload.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { faultNote, faultSummary, textField, tokenField } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';

/** Sound, film and captions: adding them, and what to write into a story to have them there. */
export function recordingPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/recordings', (context) => showRecordings(context, newsroom, {}));

  app.post('/recordings', async (context) => {
    const actor = actorOf(context);
    const incoming = await receiveRecording(newsroom, actor);
    try {
      const { declaredType } = await receiveUpload(context, incoming.file);
      await addRecording(newsroom, actor, { incoming, declaredType });
      return goTo(context, '/recordings?done=added');
    } catch (error) {
      return showRecordings(context, newsroom, refusedForm(context, error));
    } finally {
      await incoming.discard();
    }
  });

  app.post('/captions', async (context) => {
    try {
      await addCaptions(newsroom, actorOf(context), await sentCaptions(await readForm(context)));
      return goTo(context, '/recordings?done=added');
    } catch (error) {
      return showRecordings(context, newsroom, refusedForm(context, error));
    }
  });

  app.get('/media/:key/:name{.+\\.(mp3|m4a|ogg|webm|mp4|vtt)}', async (context) => {
    const found = await recordingFile(newsroom, actorOf(context), context.req.path);
    if (found === null) throw new Refusal('missing', 'There is no such recording.');
    const headers = { 'content-type': found.type, 'content-length': String(found.length) };
    return context.body((await openAsBlob(found.file)).stream(), 200, headers);
  });

  return app;
}

interface Shown {
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showRecordings(
  context: Context<Visit>,
  newsroom: Newsroom,
  { faults = [], status }: Shown,
): Promise<Response> {
  const actor = actorOf(context);
  const { recordings, captions } = await listRecordings(newsroom, actor);
  const { token } = frameOf(context);
  const content = html`${faultSummary(faults)} ${doneNote(context.req.query('done'))}
    <h1>Sound and film</h1>
    ${has(actor.role, 'write') && html`${recordingForm(token, faults)}${captionsForm(token)}`}
    <p>
      To have one in a story, write its lines into the text. Readers need the transcript; where there is none, say why in its
      place. A film may have <code>poster="image:ID"</code>.
    </p>
    ${recordings.length === 0 && html`<div class="empty"><p>There is no recording yet.</p></div>`}
    <ul class="plain">
      ${recordings.map((recording) => html`<li>${printRecording(recording)}</li>`)}
    </ul>
    ${captions.length > 0 && html`<h2>Captions</h2>`}
    <ul class="plain">
      ${captions.map(({ id, language, path }) => html`<li><a href="${path}">${language}</a> <code>${trackOf(id, language)}</code></li>`)}
    </ul>`;
  return show(context, { title: 'Sound and film', content, wide: true, ...(status === undefined ? {} : { status }) });
}

function printRecording({ id, kind, path, length, seconds }: PublicRecording): Html {
  const lasts = seconds === null ? '' : `${formatDuration(seconds, 'en')}, `;
  return html`<p><a href="${path}">${kind === 'audio' ? 'Sound' : 'Film'}</a>, ${lasts}${formatBytes(length, 'en')}</p>
    <pre><code>${blockOf(id, kind)}</code></pre>`;
}

function blockOf(id: string, kind: PublicRecording['kind']): string {
  return [
    `<figure><${kind} src="recording:${id}"></${kind}>`,
    '<figcaption>What it is <small>Who made it</small></figcaption>',
    '<details class="transcript"><p>What is said in it.</p></details>',
    '</figure>',
  ].join('\n');
}

function trackOf(id: string, language: string): string {
  return `<track kind="captions" srclang="${language}" src="captions:${id}">`;
}

function recordingForm(token: string, faults: readonly Fault[]): Html {
  return html`<details class="add" ${faults.length > 0 && html` open`}>
    <summary>Add a recording</summary>
    <form method="post" action="/recordings" enctype="multipart/form-data">
      ${tokenField(token)}
      <p>
        Names, places, dates and cameras written into the file are removed. Voices and faces are not: change them before you
        add it.
      </p>
      <div class="field">
        <label for="file">Sound or film</label>
        <p class="hint" id="file-hint">MP3, M4A, Ogg (Opus), MP4 (H.264) or WebM, up to 500 MB.</p>
        ${faultNote('file', faults)}<input
          id="file"
          name="file"
          type="file"
          accept="audio/*,video/*"
          required
          aria-describedby="file-hint"
        />
      </div>
      <button class="primary">Add it</button>
    </form>
  </details>`;
}

function captionsForm(token: string): Html {
  return html`<details class="add">
    <summary>Add captions</summary>
    <form method="post" action="/captions" enctype="multipart/form-data">
      ${tokenField(token)}
      <div class="field">
        <label for="captions">Captions</label>
        <p class="hint" id="captions-hint">A WebVTT file, up to 1 MB.</p>
        <input id="captions" name="file" type="file" accept=".vtt,text/vtt" required aria-describedby="captions-hint" />
      </div>
      ${textField({ name: 'language', label: 'Language', hint: 'Its tag, such as kk, ru, en or fa.', value: '' })}
      <button class="primary">Add them</button>
    </form>
  </details>`;
}
