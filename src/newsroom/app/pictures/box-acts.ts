import { movedBox, grownBox, nextBox, type Box, type Placed } from './boxes.ts';
import type { Point } from './point.ts';

export interface BoxState {
  readonly boxes: readonly Placed[];
  readonly chosen: number | null;
  readonly past: readonly (readonly Placed[])[];
  /** What was done last: the same again is taken back as one. */
  readonly last: string;
  readonly nextKey: number;
}

export type BoxAct =
  | { readonly do: 'choose'; readonly key: number | null }
  | { readonly do: 'add'; readonly box?: Box }
  | { readonly do: 'propose'; readonly boxes: readonly Box[] }
  | { readonly do: 'put'; readonly key: number; readonly box: Box }
  | { readonly do: 'move' | 'grow'; readonly key: number; readonly by: Point }
  | { readonly do: 'accept'; readonly key: number | 'all' }
  | { readonly do: 'remove'; readonly key: number }
  | { readonly do: 'drop' | 'undo' | 'clear' };

export const NO_BOXES: BoxState = { boxes: [], chosen: null, past: [], last: '', nextKey: 1 };

/** What an act makes of the boxes on a picture that is to be covered. */
export function afterAct(state: BoxState, act: BoxAct): BoxState {
  const { boxes, nextKey } = state;
  switch (act.do) {
    case 'choose':
      return { ...state, chosen: act.key, last: '' };
    case 'add': {
      const added = { key: nextKey, box: act.box ?? nextBox(boxes), proposed: false };
      return { ...after(state, [...boxes, added]), chosen: nextKey, nextKey: nextKey + 1 };
    }
    case 'propose': {
      // Those of an earlier look that nobody accepted are found again.
      const kept = boxes.filter(({ proposed }) => !proposed);
      const proposed = act.boxes.map((box, at): Placed => ({ key: nextKey + at, box, proposed: true }));
      return { ...after(state, [...kept, ...proposed]), chosen: null, nextKey: nextKey + proposed.length };
    }
    case 'remove': {
      const at = boxes.findIndex(({ key }) => key === act.key);
      const left = boxes.filter(({ key }) => key !== act.key);
      return { ...after(state, left), chosen: left[Math.min(at, left.length - 1)]?.key ?? null };
    }
    case 'drop': {
      const left = boxes.filter(({ proposed }) => !proposed);
      return after(state, left);
    }
    case 'undo':
      return { ...state, boxes: state.past.at(-1) ?? boxes, past: state.past.slice(0, -1), last: '', chosen: null };
    case 'clear':
      return NO_BOXES;
    default:
      return changed(state, act);
  }
}

/** What becomes of boxes that are there. */
function changed(state: BoxState, act: Extract<BoxAct, { do: 'put' | 'move' | 'grow' | 'accept' }>): BoxState {
  const each = (key: number | 'all', made: (placed: Placed) => Placed): readonly Placed[] =>
    state.boxes.map((placed) => (key === 'all' || placed.key === key ? made(placed) : placed));
  switch (act.do) {
    case 'put':
      return after(
        state,
        each(act.key, (placed) => ({ ...placed, box: act.box })),
      );
    case 'move': {
      const moved = each(act.key, (placed) => ({ ...placed, box: movedBox(placed.box, act.by) }));
      return after(state, moved, `move ${act.key}`);
    }
    case 'grow': {
      const grown = each(act.key, (placed) => ({ ...placed, box: grownBox(placed.box, act.by) }));
      return after(state, grown, `grow ${act.key}`);
    }
    case 'accept':
      return after(
        state,
        each(act.key, (placed) => ({ ...placed, proposed: false })),
      );
  }
}

function after(state: BoxState, boxes: readonly Placed[], last = ''): BoxState {
  const again = last !== '' && last === state.last;
  return { ...state, boxes, last, past: again ? state.past : [...state.past, state.boxes] };
}
