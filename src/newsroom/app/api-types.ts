/** What the API answers, as docs/contracts/newsroom-api.md says it. */

export interface Me {
  readonly account: string | null;
  readonly name: string;
  readonly role: 'reporter' | 'editor' | 'moderator' | 'admin';
  readonly rights: readonly string[];
  readonly formToken: string | null;
}

export type StoryState = 'draft' | 'in-review' | 'scheduled' | 'published' | 'unpublished' | 'withdrawn';

export interface TranslationLine {
  readonly service: string;
  readonly id: string;
  readonly state: StoryState;
  readonly outdated: boolean;
}

export interface StoryLine {
  readonly id: string;
  readonly revision: string;
  readonly service: string;
  readonly kind: string;
  readonly state: StoryState;
  readonly public: boolean;
  readonly changed: boolean;
  readonly approved: boolean;
  readonly headline: string;
  readonly words: number;
  readonly savedAt: string;
  readonly savedBy: string | null;
  readonly heldBy: { readonly name: string; readonly mine: boolean } | null;
  readonly scheduledFor: string | null;
  readonly missed: boolean;
  readonly unpublishAt: string | null;
  readonly embargoUntil: string | null;
  readonly url: string | null;
  readonly topics: readonly string[];
  readonly bylines: readonly string[];
  readonly image: string | null;
  readonly thumbnail: string | null;
  readonly translations: readonly TranslationLine[];
}

export interface StoryPage {
  readonly stories: readonly StoryLine[];
  readonly next: string | null;
}

export interface DeskCounts {
  readonly counts: Readonly<Partial<Record<StoryState, number>>>;
  readonly mine: number;
  readonly missed: readonly StoryLine[];
  readonly due: readonly StoryLine[];
}

export interface ImageUse {
  readonly image: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/** What a writer can change; a PATCH replaces each whole. */
export interface StoryFields {
  readonly headline: string;
  readonly standfirst: string;
  readonly slug: string;
  readonly place: string;
  readonly bylines: readonly ({ person: string } | { unit: string } | { name: string })[];
  readonly topics: readonly string[];
  readonly body: { readonly html: string };
  readonly leadImage: ImageUse | null;
}

export interface Story extends StoryFields {
  readonly id: string;
  readonly revision: string;
  readonly service: string;
  readonly kind: string;
  readonly state: StoryState;
  readonly url?: string;
  readonly heldBy?: string | null;
  readonly approved?: boolean;
  readonly scheduledFor?: string | null;
  readonly embargoUntil: string | null;
  readonly unpublishAt: string | null;
  readonly translationOf: string | null;
  /** Whether what it was translated from says something else since. */
  readonly outdated: boolean;
  /** The other stories of its translation set. */
  readonly translationSet: readonly (TranslationLine & { readonly headline: string })[];
}

export interface RevisionLine {
  readonly id: string;
  readonly number: number;
  readonly act: string;
  readonly savedAt: string;
  readonly by: string | null;
  readonly headline: string;
  readonly published: boolean;
}

export interface StoryNote {
  readonly id: string;
  readonly act: string;
  readonly text: string;
  readonly at: string;
  readonly by: string | null;
}

export interface Publication {
  readonly name: string;
  /** Where readers find it, without a slash at its end. */
  readonly url: string;
  readonly services: readonly { readonly id: string; readonly name: string; readonly title: string }[];
  readonly people?: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
  readonly units?: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
}
