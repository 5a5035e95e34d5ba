/** What the library shows; it stands in the address. */
export interface LibrarySearch {
  readonly q?: string;
}

export function librarySearch({ q }: Record<string, unknown>): LibrarySearch {
  return typeof q === 'string' && q !== '' ? { q } : {};
}
