export const SECTIONS = ['publication', 'services', 'units', 'people', 'notices', 'contact'] as const;
export type Section = (typeof SECTIONS)[number];

export interface PublicationSearch {
  /** Left out: the first. */
  readonly section?: Section;
}

/** The part of the settings' address behind the question mark; what it does not know is as if it were not there. */
export function publicationSearch(given: Record<string, unknown>): PublicationSearch {
  const section = SECTIONS.find((each) => each === given['section']);
  return section === undefined ? {} : { section };
}
