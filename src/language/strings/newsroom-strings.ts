import { newsroomEn } from './newsroom-en.ts';
import { newsroomKk } from './newsroom-kk.ts';
import { newsroomRu } from './newsroom-ru.ts';

type State = 'draft' | 'in-review' | 'scheduled' | 'published' | 'unpublished' | 'withdrawn';
type Act = 'submit' | 'send-back' | 'approve' | 'publish' | 'unschedule' | 'unpublish' | 'corrections' | 'withdraw';
type Field = 'headline' | 'standfirst' | 'slug' | 'place' | 'bylines' | 'topics' | 'body' | 'leadImage';

/** Every word of the newsroom's app in one language. */
export interface NewsroomStrings {
  readonly skip: string;
  readonly desks: string;
  readonly stories: string;
  readonly pictures: string;
  readonly fronts: string;
  readonly storylines: string;
  readonly people: string;
  readonly audit: string;
  readonly editions: string;
  readonly myKeys: string;
  readonly publication: string;
  readonly plainPages: string;
  readonly signOut: string;
  readonly leaveUnsent: string;
  readonly roles: Readonly<Record<'reporter' | 'editor' | 'moderator' | 'admin', string>>;

  readonly loading: string;
  readonly close: string;
  readonly refused: string;
  readonly unreachable: string;
  readonly tryAgain: string;
  readonly nothingHere: string;
  readonly toDesk: string;

  readonly breaking: string;
  readonly breakingText: string;
  readonly breakingStart: string;
  readonly until: string;
  readonly endNow: string;

  readonly newStory: string;
  readonly kind: string;
  readonly article: string;
  readonly page: string;
  readonly begin: string;
  readonly liveBlog: string;
  readonly search: string;
  readonly searchHint: string;
  readonly service: string;
  readonly allServices: string;
  readonly state: string;
  readonly states: Readonly<Record<State, string>>;
  readonly missed: string;
  readonly missingTranslation: string;
  readonly older: string;
  readonly noStories: string;
  readonly nothingFound: string;
  readonly showAll: string;
  readonly noHeadline: string;
  readonly approved: string;
  readonly changed: string;
  readonly wordCount: (words: number) => string;
  readonly readingTime: (minutes: number) => string;
  readonly heldByYou: string;
  readonly heldBy: (name: string) => string;
  readonly heldHint: string;
  readonly takeOver: string;

  readonly details: string;
  readonly fields: Readonly<Record<Field, string>>;
  readonly body: string;
  readonly slugHint: string;
  readonly slugWrong: string;
  readonly formatting: string;
  readonly strong: string;
  readonly emphasis: string;
  readonly link: string;
  readonly linkAddress: string;
  readonly linkWrong: string;
  readonly linkIn: string;
  readonly linkOut: string;
  readonly heading2: string;
  readonly heading3: string;
  readonly bullets: string;
  readonly numbers: string;
  readonly quote: string;
  readonly facts: string;
  readonly picture: string;
  readonly divider: string;
  readonly undo: string;
  readonly redo: string;
  readonly keptBlocks: Readonly<Record<'gallery' | 'recording' | 'embed' | 'table', string>>;
  readonly takeOut: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly choosePicture: string;
  readonly addLead: string;
  readonly otherPicture: string;

  readonly saved: string;
  readonly typing: string;
  readonly saving: string;
  readonly offline: string;
  readonly offlineNotKept: string;
  readonly keptHere: string;
  readonly unsentFound: string;
  readonly unsentUse: string;
  readonly unsentDrop: string;
  readonly mergeTitle: string;
  readonly mergeTitleBy: (name: string) => string;
  readonly mergeHint: string;
  readonly mergeDone: string;
  readonly theirs: string;
  readonly mine: string;
  readonly keepTheirs: string;
  readonly keepMine: string;
  readonly keepBoth: string;
  readonly nothing: string;

  readonly acts: Readonly<Record<Act, string>>;
  readonly acted: Readonly<Record<Act, string>>;
  readonly asks: Readonly<Record<'reason' | 'text', string>>;
  readonly withdrawWarning: string;
  readonly schedule: string;
  readonly scheduleAt: string;
  readonly asReaders: string;
  readonly preview: string;
  readonly posts: string;
  readonly notes: string;
  readonly history: string;
  /** What the API calls an act of a revision; one that is not here is shown as it is. */
  readonly revisionActs: Readonly<Record<string, string>>;
  readonly noDifference: string;
  readonly restore: string;
  readonly wholeText: string;
}

export type NewsroomLanguage = 'en' | 'ru' | 'kk';

export const NEWSROOM_STRINGS: Readonly<Record<NewsroomLanguage, NewsroomStrings>> = {
  en: newsroomEn,
  ru: newsroomRu,
  kk: newsroomKk,
};

/** Each by its own name. */
export const NEWSROOM_LANGUAGES: readonly { readonly id: NewsroomLanguage; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'ru', name: 'Русский' },
  { id: 'kk', name: 'Қазақша' },
];
