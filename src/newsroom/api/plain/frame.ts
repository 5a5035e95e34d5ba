import type { Context } from 'hono';
import { csrfToken } from '../csrf.ts';
import { problemHeaders, problemOf, type ProblemStatus } from '../http/problem.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { page, type Frame, type Page } from './page.ts';

/** Who sees the page. @throws Refusal 'unauthenticated' when nobody is signed in */
export function frameOf(context: Context<Visit>): Frame {
  const session = context.get('session');
  if (session === null) throw new Refusal('unauthenticated', 'These pages are for people who sign in, not for tokens.');
  return { actor: actorOf(context), token: csrfToken(session), path: context.req.path };
}

/** Answers with a page inside the newsroom's frame. */
export function show(
  context: Context<Visit>,
  { status = 200, ...rest }: Omit<Page, 'frame'> & { status?: ProblemStatus | 200 },
): Response {
  return context.html(page({ ...rest, frame: frameOf(context) }), status);
}

/** See other: what was done is not done again when the page is loaded again. */
export function goTo(context: Context, path: string): Response {
  return context.redirect(path, 303);
}

/** What a refused form shows: its status, its headers, and what to correct. */
export interface RefusedForm {
  readonly status: ProblemStatus;
  readonly faults: readonly Fault[];
}

/**
 * What a form shows for an act that was refused. Only what whoever typed can mend stays with the form; the rest (not
 * allowed, not there, our own fault) is a page of its own. @throws whatever was thrown, when it is no matter of the form
 */
export function refusedForm(context: Context, thrown: unknown): RefusedForm {
  if (!(thrown instanceof Refusal) || ['forbidden', 'missing'].includes(thrown.kind)) throw thrown;
  const problem = problemOf(thrown);
  for (const [name, value] of Object.entries(problemHeaders(problem))) {
    if (name !== 'www-authenticate') context.header(name, value);
  }
  const faults = thrown.faults.length > 0 ? thrown.faults : [{ field: '', detail: thrown.message }];
  return { status: problem.status, faults };
}
