const KEPT = 'picket-place';
const APP = '/app/';

/** Before the door: where this tab comes back to. */
export function keepPlace(
  { pathname, search }: Pick<Location, 'pathname' | 'search'> = location,
  storage: Storage = sessionStorage,
): void {
  storage.setItem(KEPT, pathname + search);
}

export function forgetPlace(storage: Storage = sessionStorage): void {
  storage.removeItem(KEPT);
}

/** Once, behind the door: the address within the app. Null when this tab was nowhere in it. */
export function takePlace(storage: Storage = sessionStorage): string | null {
  const place = storage.getItem(KEPT);
  forgetPlace(storage);
  return place !== null && place.startsWith(APP) && place !== APP ? place : null;
}
