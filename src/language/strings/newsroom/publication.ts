import type { NewsroomLanguage } from '../newsroom-strings.ts';
import { publicationEn } from './publication-en.ts';
import { publicationKk } from './publication-kk.ts';
import { publicationRu } from './publication-ru.ts';

type Words<Name extends string> = Readonly<Record<Name, string>>;
type Section = 'publication' | 'services' | 'units' | 'people' | 'notices' | 'contact';
type List = Exclude<Section, 'publication'>;
export type Verb = 'share' | 'like' | 'comment' | 'save' | 'contact';

/** The settings of the publication. */
export interface PublicationStrings {
  readonly title: string;
  readonly plainDocument: string;
  readonly sectionsLabel: string;
  readonly sections: Words<Section>;
  /** What stands in a section, in a sentence. */
  readonly about: Words<Section>;
  readonly add: Words<List>;
  /** By the names that they have in the document. */
  readonly fields: Words<
    | 'id'
    | 'name'
    | 'url'
    | 'title'
    | 'tagline'
    | 'timeZone'
    | 'navigation'
    | 'topic'
    | 'page'
    | 'about'
    | 'mark'
    | 'unit'
    | 'text'
    | 'more'
    | 'verbs'
    | 'places'
    | 'kind'
    | 'label'
    | 'address'
    | 'advice'
  >;
  readonly nameHint: string;
  readonly urlHint: string;
  readonly idHint: string;
  readonly idStays: string;
  readonly tag: string;
  readonly tagHint: string;
  readonly ownName: string;
  readonly ownNameHint: string;
  readonly masthead: string;
  readonly timeZoneHint: string;
  readonly navigationHint: string;
  readonly addNavigation: string;
  readonly leadsTo: string;
  readonly topicName: string;
  readonly pageSlug: string;
  readonly markHint: string;
  readonly choosePicture: string;
  readonly otherPicture: string;
  readonly noPicture: string;
  readonly personHint: string;
  readonly noUnit: string;
  readonly noticeTitleHint: string;
  readonly noticeTextHint: string;
  readonly verbsHint: string;
  readonly verbs: Readonly<Record<Verb, { readonly name: string; readonly does: string }>>;
  readonly placesHint: string;
  readonly noticePage: string;
  readonly markdownHint: string;
  readonly doorKinds: Words<'onion' | 'email' | 'post' | 'signal' | 'web' | 'phone'>;
  readonly adviceHint: string;

  readonly none: string;
  readonly unnamed: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly goes: string;
  readonly bringBack: string;
  place(at: number, of: number): string;
  readonly faulty: string;
  readonly faultsTitle: string;

  readonly save: string;
  readonly states: Words<'changed' | 'saved' | 'same'>;
  readonly pressesAll: string;
  readonly discard: string;
  readonly discardTitle: string;
  readonly leaveTitle: string;
  readonly leaveText: string;
  readonly leave: string;
  readonly stay: string;

  readonly conflictTitle: string;
  readonly conflictText: string;
  readonly conflictSame: string;
  readonly order: string;
  moreDifferences(count: number): string;
  readonly takeTheirs: string;
  readonly takeTheirsHint: string;
  readonly saveOver: string;
  readonly backToMine: string;
  readonly keptTitle: string;
  readonly dropKept: string;
}

export const PUBLICATION_STRINGS: Readonly<Record<NewsroomLanguage, PublicationStrings>> = {
  en: publicationEn,
  ru: publicationRu,
  kk: publicationKk,
};
