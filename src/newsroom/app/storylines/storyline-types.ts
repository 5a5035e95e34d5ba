/** Storylines, as docs/contracts/newsroom-api.md says it. */

/** By service id. */
export type Localized = Readonly<Record<string, string>>;

export const PLEDGE_STATES = ['promised', 'open', 'kept', 'broken'] as const;
export type PledgeState = (typeof PLEDGE_STATES)[number];

export interface Evidence {
  readonly text: Localized;
  readonly href: string | null;
}

export interface Pledge {
  readonly who: Localized;
  readonly what: Localized;
  /** A day such as 2026-11-22; empty while nobody has said it. */
  readonly on: string;
  readonly due: string | null;
  readonly state: PledgeState;
  readonly outcome: Localized | null;
  readonly evidence: readonly Evidence[];
}

export interface Storyline {
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly pledges: readonly Pledge[];
}

/** A pledge on the screen, with what it is known by while it moves. */
export interface KeyedPledge extends Pledge {
  readonly key: string;
}

export const NEW_PLEDGE: Pledge = {
  who: {},
  what: {},
  on: '',
  due: null,
  state: 'promised',
  outcome: null,
  evidence: [],
};

/** In this service's words, else in whichever there are. */
export function inService(text: Localized, service: string): string {
  return text[service] || (Object.values(text).find((each) => each !== '') ?? '');
}

/** As the API takes it: what was left empty is not there. */
export function cleanStoryline({ title, summary, pledges }: Storyline): object {
  return {
    title: written(title),
    summary: written(summary),
    pledges: pledges.map(({ who, what, on, due, state, outcome, evidence }) => ({
      who: written(who),
      what: written(what),
      on,
      due: due === '' ? null : due,
      state,
      outcome: outcome === null || Object.keys(written(outcome)).length === 0 ? null : written(outcome),
      evidence: evidence.map(({ text, href }) => ({ text: written(text), href: href === '' ? null : href })),
    })),
  };
}

function written(text: Localized): Localized {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ''));
}
