/** The end of an exhaustive switch: the compiler refuses a variant that was forgotten. */
export function unreachable(value: never): never {
  throw new Error(`a variant was forgotten: ${JSON.stringify(value)}`);
}
