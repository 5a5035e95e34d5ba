import { Refusal, type Fault } from '../../../base/refusal.ts';
import type { Actor } from '../actor.ts';
import { addImage, type LibraryImage } from '../images.ts';
import type { Newsroom } from '../newsroom.ts';
import { createStory, saveStory, type StoryDraft, type StoryView } from '../stories.ts';
import type { StoryId, StoryKind } from '../../../story/story.ts';
import { pickedFile } from '../http/read-form.ts';
import { uploadedImage } from '../http/uploaded-image.ts';
import { changeOfText, textOf, type StoryText } from './story-text.ts';
import { withMarks, type MarkedField } from './typed-marks.ts';

export interface Typed {
  readonly form: FormData;
  readonly text: StoryText;
  /** Null for a new story. */
  readonly view: StoryView | null;
  readonly service: string;
  readonly kind: StoryKind;
  readonly library: readonly LibraryImage[];
}

/** Something has to be corrected; `text` is what was typed, with the picture that was added meanwhile. */
export interface NotSaved {
  readonly text: StoryText;
  readonly faults: readonly Fault[];
}

export interface Saved {
  readonly id: StoryId;
  readonly warnings: readonly string[];
  /** The fields whose straight marks were set as the language prints them. */
  readonly marked: readonly MarkedField[];
}

/** Saves what was typed, or says what stands against it. @throws Refusal as createStory and saveStory do */
export async function saveTyped(newsroom: Newsroom, actor: Actor, typed: Typed): Promise<Saved | NotSaved> {
  const pictured = await withPicture(newsroom, actor, typed);
  if ('faults' in pictured) return pictured;
  const { view } = typed;
  const { change: asTyped, faults, warnings } = changeOfText(pictured.text, view);
  if (faults.length > 0) return { text: pictured.text, faults };
  const { change, fields: marked } = withMarks(asTyped, view, typed.service);
  try {
    if (view === null) {
      const { id } = await createStory(newsroom, actor, { ...emptyDraft(typed), ...change });
      return { id, warnings, marked };
    }
    if (Object.keys(change).length > 0) {
      await saveStory(newsroom, actor, { id: view.id, expected: view.revision, change, keep: true });
    }
    return { id: view.id, warnings, marked };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
    return { text: pictured.text, faults: formFaults(error) };
  }
}

/** The faults of a refusal, by the names that the form's fields have. */
export function formFaults({ faults, message }: Refusal): Fault[] {
  if (faults.length === 0) return [{ field: '', detail: message }];
  return faults.map(({ field, detail }) => ({
    field: field.replace(/^leadImage\.(image|alt|caption|credit)$/, '$1').replace(/^leadImage$/, 'image'),
    detail,
  }));
}

function emptyDraft({ service, kind }: Typed): StoryDraft {
  return {
    service,
    kind,
    headline: '',
    standfirst: '',
    slug: null,
    place: '',
    bylines: [],
    topics: [],
    storyline: null,
    body: [],
    leadImage: null,
    translationOf: null,
  };
}

/** Adds the file that was picked, if one was, and sees to it that a new picture does not keep the old one's words. */
async function withPicture(
  newsroom: Newsroom,
  actor: Actor,
  typed: Typed,
): Promise<{ readonly text: StoryText } | NotSaved> {
  const { form, view } = typed;
  if (pickedFile(form, 'file') === null) return { text: wordsOfChoice(typed.text, view, typed.library) };
  try {
    const blank = withoutOldWords(typed.text, view);
    form.set('alt', blank.alt);
    form.set('caption', blank.caption);
    form.set('credit', blank.credit);
    const { id } = await addImage(newsroom, actor, await uploadedImage(form));
    return { text: { ...blank, image: id } };
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'wrong-type', 'too-large'].includes(error.kind)) throw error;
    const faults = error.faults.length > 0 ? error.faults : [{ field: 'file', detail: error.message }];
    return { text: typed.text, faults };
  }
}

/** Another picture of the library brings its own words where none were typed for it. */
function wordsOfChoice(text: StoryText, view: StoryView | null, library: readonly LibraryImage[]): StoryText {
  if (text.image === '' || text.image === (view?.leadImage?.image ?? '')) return text;
  const blank = withoutOldWords(text, view);
  const chosen = library.find(({ id }) => id === text.image);
  return {
    ...blank,
    alt: blank.alt || (chosen?.alt ?? ''),
    caption: blank.caption || (chosen?.caption ?? ''),
    credit: blank.credit || (chosen?.credit ?? ''),
  };
}

function withoutOldWords(text: StoryText, view: StoryView | null): StoryText {
  if (view === null) return text;
  const old = textOf(view);
  const fresh = (name: 'alt' | 'caption' | 'credit'): string => (text[name] === old[name] ? '' : text[name]);
  return { ...text, alt: fresh('alt'), caption: fresh('caption'), credit: fresh('credit') };
}
