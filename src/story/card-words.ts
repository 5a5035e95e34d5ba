/** All that a story's drawn card says, in the words of its service. */
export interface CardWords {
  /** The service's id; it decides script and direction. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The publication's title in this service. */
  readonly title: string;
  /** The service's own name; empty when the publication has no other. */
  readonly service: string;
  readonly headline: string;
  /** May be empty. */
  readonly place: string;
  /** The day of the first publication, in the service's language and zone. */
  readonly date: string;
}
