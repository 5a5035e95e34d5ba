declare const brand: unique symbol;

/** A string that was checked once, where it came in: `Brand<string, 'Digest'>` cannot be mistaken for another string. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
