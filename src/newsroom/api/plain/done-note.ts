import { html, type Html } from '../../../base/html.ts';

/** What a page says after an act, by the word in its address. */
const NOTES: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  partly: 'Saved. Some of the HTML is nothing that a story can hold and was left out: read the text once more.',
  submit: 'Saved, and handed in for review.',
  'send-back': 'Sent back to its writer.',
  publish: 'Published: readers can open it now.',
  schedule: 'Scheduled: it is published by itself at that time.',
  unpublish: 'Unpublished: readers no longer find it.',
  withdraw: 'Withdrawn for good. In its place readers find the reason.',
  correct: 'The correction is published.',
  posted: 'Posted: readers can read it now.',
  'posted-draft': 'Posted: readers can read it once the live blog is published.',
  'post-edited': 'The post is changed.',
  'post-partly': 'Posted. Some of the HTML is nothing that a post can hold and was left out: read the post once more.',
  'post-removed': 'The post is removed: readers no longer find it.',
  'coverage-ended': 'Coverage has ended. Readers see when.',
  'coverage-resumed': 'Coverage goes on.',
  started: 'The breaking line is on its pages.',
  ended: 'The breaking line is gone.',
  front: 'The front is arranged: readers see it.',
  storyline: 'The storyline is saved: readers see it.',
  removed: 'The storyline is gone.',
  added: 'The picture is in the library.',
  role: 'The role is changed. If that took the right to administer, every open sign-in link is taken back.',
  disabled:
    'The account is closed, and everywhere signed out. If it could administer, every open sign-in link is taken back.',
  revoked: 'The token no longer works.',
  publication: 'The publication is changed. Its pages are being made again.',
};

/** Null for a word that is none of ours. */
export function doneNote(word: string | undefined): Html | null {
  const text = word !== undefined && Object.hasOwn(NOTES, word) ? NOTES[word] : undefined;
  return text === undefined ? null : html`<div class="done" role="status"><p>${text}</p></div>`;
}
