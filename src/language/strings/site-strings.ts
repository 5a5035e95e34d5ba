import type { PluralForms } from '../numbers.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** Every word of the reader's pages in one language. `{name}` in a text is a place to fill. */
export interface SiteStrings {
  /** The BCP 47 tag of these words, which may be another than the page's. */
  readonly language: string;

  readonly accessibilityLinks: string;
  readonly toContent: string;
  readonly toNavigation: string;
  readonly textOnly: string;
  readonly findStory: string;

  readonly breaking: string;
  readonly navigation: string;
  readonly frontPage: string;
  readonly latest: string;
  readonly moreStories: string;
  readonly otherLanguages: string;
  readonly chooseLanguage: string;
  readonly readThisPublication: string;
  readonly noStories: string;

  readonly by: string;
  readonly updated: string;
  readonly published: string;
  readonly lastUpdate: string;
  readonly picture: string;
  readonly table: string;
  readonly fullVersion: string;

  readonly corrections: string;
  readonly translations: string;
  readonly topics: string;
  readonly aboutUnit: string;
  readonly storiesByUnit: string;
  readonly storiesByPerson: string;
  readonly memberOf: string;

  readonly storyline: string;
  readonly wholeStoryline: string;
  readonly pledges: string;
  readonly promisedOn: string;
  readonly due: string;
  readonly evidence: string;
  readonly outcome: string;
  readonly pledgeStates: {
    readonly promised: string;
    readonly open: string;
    readonly kept: string;
    readonly broken: string;
  };

  /** Live blogs. */
  readonly live: {
    readonly mark: string;
    readonly ended: string;
    readonly pinned: string;
    readonly pinnedAbove: string;
    readonly keyEvents: string;
    readonly keyEvent: string;
    readonly posts: string;
    readonly noPosts: string;
    readonly refresh: string;
    readonly permalink: string;
    readonly earlier: string;
    readonly part: string;
    readonly newest: string;
  };

  /** Sound, film, galleries and what stands on other sites. */
  readonly media: {
    readonly sound: string;
    readonly film: string;
    readonly download: string;
    readonly transcript: string;
    readonly noTranscript: string;
    /** Why there is none, for what an import brought. */
    readonly broughtWithoutTranscript: string;
    readonly gallery: string;
    readonly from: string;
    readonly open: string;
    readonly openGivesAway: string;
  };

  readonly notices: string;
  readonly noticeMore: string;
  readonly noticeVerbs: string;
  readonly noticePlaces: string;
  readonly verbs: {
    readonly share: string;
    readonly like: string;
    readonly comment: string;
    readonly save: string;
    readonly contact: string;
  };

  readonly archive: string;
  readonly archiveIntroduction: string;
  readonly byMonth: string;
  readonly byTopic: string;
  readonly storiesOf: string;
  readonly storyCount: PluralForms;
  readonly olderMonth: string;
  readonly newerMonth: string;
  readonly allMonths: string;

  readonly feeds: string;
  readonly service: string;
  readonly languages: string;

  readonly contact: string;
  readonly contactIntroduction: string;
  readonly visibleTitle: string;
  readonly contactVisible: string;
  readonly contactNoForm: string;
  readonly contactDoors: string;
  readonly contactNoDoors: string;
  readonly doorKinds: {
    readonly onion: string;
    readonly email: string;
    readonly post: string;
    readonly signal: string;
    readonly web: string;
    readonly phone: string;
  };

  readonly saved: string;
  readonly savedIntroduction: string;
  readonly savedVisible: string;
  readonly savedOnDevice: string;
  readonly savedRisk: string;
  readonly savedWithout: string;

  /** What a page says of what came while it was read. */
  readonly arriving: {
    readonly refresh: string;
    readonly close: string;
    readonly newStories: PluralForms;
    readonly newPosts: PluralForms;
    readonly changedPosts: string;
  };

  /** Of a book of stories. */
  readonly contents: string;

  /** A story in one file. `offer` stands on its page, the rest in the file. */
  readonly copy: {
    readonly offer: string;
    readonly offerMore: string;
    readonly what: string;
    readonly about: string;
    readonly address: string;
    readonly edition: string;
    readonly fewer: string;
    readonly quiet: string;
    readonly nowhere: string;
    readonly signed: string;
    readonly unsigned: string;
  };

  readonly notFound: string;
  readonly notFoundText: string;
  readonly gone: string;
  readonly goneText: string;
  readonly goneReason: string;
}

const known = new Map([en, fa, kk, ru].map((strings) => [strings.language, strings]));

/**
 * The words for a service (a BCP 47 tag in lower case): its own, else those of its primary language, else English.
 * Whoever prints them compares `language` with the page's and marks what differs.
 */
export function siteStrings(service: string): SiteStrings {
  return known.get(service) ?? known.get(service.split('-', 1)[0] ?? '') ?? en;
}

/** `{name}` in the text becomes the value of that name. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
