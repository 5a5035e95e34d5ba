/** What `GET /api/editions` answers (api/http/edition-schemas.ts). */
export interface EditionPage {
  readonly editions: readonly EditionLine[];
  readonly next: number | null;
  readonly current: number | null;
  readonly back: { readonly seq: number; readonly at: string | null } | null;
}

export interface EditionLine {
  readonly seq: number;
  readonly at: string;
  readonly back: number | null;
  readonly change: { readonly pages: number; readonly stories: readonly ChangedStory[] } | null;
}

export interface ChangedStory {
  readonly id: string;
  readonly service: string;
  readonly headline: string;
  readonly change: 'came' | 'changed' | 'gone';
}
