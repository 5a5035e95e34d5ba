import type { NewsroomLanguage } from '../newsroom-strings.ts';
import { picturesEn } from './pictures-en.ts';
import { picturesKk } from './pictures-kk.ts';
import { picturesRu } from './pictures-ru.ts';

/** Names of the shapes that a picture is cut into. */
type Shape = '16x9' | '4x3' | '1x1';
type Fate = 'seal' | 'destroy';

/** The words of the library of pictures, and of pictures in a story. */
export interface PictureStrings {
  readonly search: string;
  readonly add: string;
  readonly photograph: string;
  readonly addHint: string;
  readonly drop: string;
  readonly uploads: string;
  readonly waiting: string;
  readonly sending: (percent: number) => string;
  readonly preparing: string;
  readonly added: string;
  readonly again: string;
  readonly clear: string;
  readonly tooLarge: string;
  readonly noPicture: string;
  readonly empty: string;
  readonly nothingFound: string;
  readonly altMissing: string;
  readonly covered: string;
  readonly unused: string;

  readonly untitled: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly altHint: string;
  readonly save: string;
  readonly saved: string;
  readonly uses: string;
  readonly notUsed: string;
  readonly file: string;
  readonly addedAt: (at: string, by: string | null) => string;
  readonly removed: string;
  readonly nothingRemoved: string;
  /** By the names that the API has for them. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly originals: Readonly<Record<'kept' | 'sealed' | 'destroyed', string>>;
  readonly openOriginal: string;
  readonly destroyOriginal: string;
  readonly destroyWarning: string;
  readonly destroyed: string;
  readonly notYours: string;
  readonly unsaved: string;

  readonly crop: string;
  readonly cropHint: string;
  readonly focalPoint: string;
  readonly place: (left: number, top: number) => string;
  readonly shapes: Readonly<Record<Shape, string>>;
  readonly saveCrop: string;
  readonly undo: string;
  readonly drawing: string;

  readonly protect: string;
  readonly protectHint: string;
  readonly boxes: string;
  readonly addBox: string;
  readonly lookForFaces: string;
  readonly looking: string;
  readonly facesFound: (count: number) => string;
  readonly facesNone: string;
  readonly facesMiss: string;
  readonly acceptAll: (count: number) => string;
  readonly dropAll: string;
  readonly boxName: (number: number) => string;
  readonly proposalName: (number: number) => string;
  readonly boxKeys: string;
  readonly accept: string;
  readonly remove: string;
  readonly asItWillBe: string;
  readonly cover: (count: number) => string;
  readonly coverTitle: string;
  readonly fate: string;
  readonly fates: Readonly<Record<Fate, { readonly name: string; readonly hint: string }>>;
  readonly staysSealed: string;
  readonly isDestroyed: string;
  readonly cannot: readonly string[];
  readonly coverNow: string;
  readonly covering: string;
  readonly coveredNow: string;

  readonly altNeeded: string;
  readonly stillWithout: (names: string) => string;
  readonly uploading: (file: string) => string;
  readonly notAdded: (file: string) => string;
}

export const PICTURE_STRINGS: Readonly<Record<NewsroomLanguage, PictureStrings>> = {
  en: picturesEn,
  ru: picturesRu,
  kk: picturesKk,
};
