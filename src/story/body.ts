import type { ImageId } from './image.ts';
import type { CaptionsId, RecordingId, RecordingKind } from './recording.ts';

/** The body of a story. Every variant has a name; whoever prints one switches over all. */
export type Body = readonly Block[];

export type Block = Paragraph | Heading | List | Quote | Facts | Table | Divider | Standing;

/** What has no form as text: where only text may stand, it stands after the place. */
export type Standing = ImageBlock | Gallery | RecordingBlock | Embed;

export interface Paragraph {
  readonly type: 'paragraph';
  readonly content: readonly Inline[];
}

/** Levels 2 to 4: level 1 is the story's headline. */
export interface Heading {
  readonly type: 'heading';
  readonly level: 2 | 3 | 4;
  readonly content: readonly Inline[];
}

export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly content: readonly Inline[];
  /** The list inside this item, or null. */
  readonly list: List | null;
}

export interface Quote {
  readonly type: 'quote';
  readonly content: readonly (Paragraph | List)[];
  /** Who said it; empty when nobody is named. */
  readonly attribution: readonly Inline[];
}

export interface ImageBlock {
  readonly type: 'image';
  readonly use: ImageUse;
}

/** A picture where it is used: the words belong to the place, the pixels to the library. */
export interface ImageUse {
  readonly image: ImageId;
  /** What a reader who does not see it needs to know. */
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/** Two pictures or more that belong together. */
export interface Gallery {
  readonly type: 'gallery';
  /** What they show together; may be empty. */
  readonly title: readonly Inline[];
  readonly images: readonly ImageUse[];
}

export interface RecordingBlock {
  readonly type: 'recording';
  readonly use: RecordingUse;
}

/** A sound or film where it is used. */
export interface RecordingUse {
  readonly recording: RecordingId;
  /** How it is shown: a film may be only heard. */
  readonly kind: RecordingKind;
  readonly caption: string;
  readonly credit: string;
  /** What stands in its place until it is played. */
  readonly poster: ImageId | null;
  readonly captions: readonly CaptionsUse[];
  /** What is said and heard in it, for those who do not hear it or cannot pay for loading it. */
  readonly transcript: readonly (Paragraph | Heading | List)[];
  /** Why there is no transcript; empty when there is one. */
  readonly noTranscript: string;
}

export interface CaptionsUse {
  /** A BCP 47 tag as written. */
  readonly language: string;
  readonly captions: CaptionsId;
}

/** Something on another site: what it says and where it is. A page asks nothing of that site. */
export interface Embed {
  readonly type: 'embed';
  /** Always https. */
  readonly address: string;
  /** Whose site it is, such as YouTube; never empty. */
  readonly source: string;
  readonly title: string;
  readonly text: string;
}

/** A box beside the story: what one needs to know. */
export interface Facts {
  readonly type: 'facts';
  readonly title: readonly Inline[];
  readonly content: readonly (Paragraph | Heading | List)[];
}

export interface Table {
  readonly type: 'table';
  readonly caption: readonly Inline[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly header: boolean;
  /** How many columns and rows it spans, 1 or more. */
  readonly columns: number;
  readonly rows: number;
  readonly content: readonly Inline[];
}

export interface Divider {
  readonly type: 'divider';
}

export type Inline = Text | Break | Strong | Emphasis | Link | LanguageSpan;

export interface Text {
  readonly type: 'text';
  /** Never empty; runs of white space are one space. */
  readonly text: string;
}

/** A line break inside a block: verse, an address. */
export interface Break {
  readonly type: 'break';
}

export interface Strong {
  readonly type: 'strong';
  readonly content: readonly Inline[];
}

export interface Emphasis {
  readonly type: 'emphasis';
  readonly content: readonly Inline[];
}

export interface Link {
  readonly type: 'link';
  /** http, https, mailto, tel, or a path or fragment of this site. Nothing else is ever stored. */
  readonly href: string;
  readonly content: readonly Inline[];
}

/** Words in another language than the story's. */
export interface LanguageSpan {
  readonly type: 'language';
  /** A BCP 47 tag as written. */
  readonly language: string;
  readonly content: readonly Inline[];
}
