import type { Localized } from '../../../story/publication.ts';
import { field } from '../http/read-form.ts';

/** A storyline as the form holds it: every text a string. */

export interface TypedEvidence {
  readonly href: string;
  readonly text: Localized;
}

export interface TypedPledge {
  readonly who: Localized;
  readonly what: Localized;
  readonly on: string;
  readonly due: string;
  readonly state: string;
  readonly outcome: Localized;
  readonly evidence: readonly TypedEvidence[];
}

export interface TypedStoryline {
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly pledges: readonly TypedPledge[];
}

/** As many as a form may have sent: a guard, far above what anybody writes. */
const MOST = 200;

/** What was typed. What was left or made empty is not there: then faults are shown at the places that they name. */
export function typedStoryline(form: FormData, services: readonly string[]): TypedStoryline {
  const texts = (name: string): Localized =>
    Object.fromEntries(services.map((service) => [service, field(form, `${name}.${service}`).trim()]));
  const evidenceOf = (name: string): TypedEvidence[] =>
    counted(form, (at) => `${name}.evidence.${at}.href`)
      .map((at) => ({
        href: field(form, `${name}.evidence.${at}.href`).trim(),
        text: texts(`${name}.evidence.${at}.text`),
      }))
      .filter(({ href, text }) => href !== '' || !isSilent(text));
  return {
    slug: field(form, 'slug').trim(),
    title: texts('title'),
    summary: texts('summary'),
    pledges: counted(form, (at) => `pledges.${at}.on`)
      .map((at) => ({
        who: texts(`pledges.${at}.who`),
        what: texts(`pledges.${at}.what`),
        on: field(form, `pledges.${at}.on`),
        due: field(form, `pledges.${at}.due`),
        state: field(form, `pledges.${at}.state`),
        outcome: texts(`pledges.${at}.outcome`),
        evidence: evidenceOf(`pledges.${at}`),
      }))
      .filter((pledge) => !isEmpty(pledge)),
  };
}

/** What the act takes: a text that is empty is not said, a day that is empty is none. */
export function documentOf(typed: TypedStoryline): object {
  return {
    ...typed,
    title: said(typed.title),
    summary: said(typed.summary),
    pledges: typed.pledges.map(({ who, what, on, due, state, outcome, evidence }) => ({
      who: said(who),
      what: said(what),
      on,
      due: due === '' ? null : due,
      state,
      outcome: isSilent(outcome) ? null : said(outcome),
      evidence: evidence.map(({ href, text }) => ({ text: said(text), href: href === '' ? null : href })),
    })),
  };
}

/** The numbers from 0 for which the form has this field. */
function counted(form: FormData, name: (at: number) => string): number[] {
  const numbers: number[] = [];
  while (numbers.length < MOST && form.has(name(numbers.length))) numbers.push(numbers.length);
  return numbers;
}

function isEmpty({ who, what, on }: TypedPledge): boolean {
  return isSilent(who) && isSilent(what) && on === '';
}

function isSilent(texts: Localized): boolean {
  return Object.values(texts).every((text) => text === '');
}

function said(texts: Localized): Localized {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
