/** A place on a picture, in shares of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What an arrow key moves, in steps; null for other keys. */
export function stepOf(key: string): Point | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: -1, y: 0 };
    case 'ArrowRight':
      return { x: 1, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -1 };
    case 'ArrowDown':
      return { x: 0, y: 1 };
    default:
      return null;
  }
}
