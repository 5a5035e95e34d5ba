import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import type { Newsroom } from '../newsroom.ts';
import { csrfToken } from '../csrf.ts';
import { TEXT_LIMIT } from '../http/body-limits.ts';
import { isUnsafe } from '../http/csrf.ts';
import { problemHeaders, problemOf } from '../http/problem.ts';
import { isForm, readForm } from '../http/read-form.ts';
import type { SessionCookie } from '../http/session.ts';
import type { Checks, Visit } from '../http/visit.ts';
import { breakingPages } from './breaking-pages.ts';
import { deskPages } from './desk-pages.ts';
import { readDoorScript } from './door-script.ts';
import { errorPage } from './error-page.ts';
import { goTo } from './frame.ts';
import { frontPages } from './front-pages.ts';
import { OneTimeNotes } from './notes.ts';
import type { Frame } from './page.ts';
import { peoplePages } from './people-pages.ts';
import { picturePages } from './picture-pages.ts';
import { postPages } from './post-pages.ts';
import { publicationPages } from './publication-pages.ts';
import { recordingPages } from './recording-pages.ts';
import { signInPages } from './sign-in-pages.ts';
import { stepUpForm, stepUpPages } from './step-up-pages.ts';
import { storyActPages } from './story-act-pages.ts';
import { storyPages } from './story-pages.ts';
import { storylinePages } from './storyline-pages.ts';
import { STYLESHEET } from './stylesheet.ts';

export interface PlainPagesOptions {
  readonly checks: Checks;
  readonly cookie: SessionCookie;
  /** Told of what was thrown that is no refusal. */
  readonly onFault: (error: unknown) => void;
}

/** The newsroom as pages that need no script. */
export function plainPages(newsroom: Newsroom, { checks, cookie, onFault }: PlainPagesOptions): Hono<Visit> {
  const app = new Hono<Visit>();
  const kept = { 'cache-control': 'private, max-age=31536000, immutable' };
  const css = { 'content-type': 'text/css; charset=utf-8', ...kept };
  app.get(STYLESHEET.path, (context) => context.body(STYLESHEET.text, 200, css));
  const script = readDoorScript();
  if (script !== null) {
    const javascript = { 'content-type': 'text/javascript; charset=utf-8', ...kept };
    app.get(script.path, (context) => context.body(script.text, 200, javascript));
  }
  app.use(checks.identify, checks.origin, checks.size, askToSignIn, checks.formToken);
  app.route('/', signInPages(newsroom, { cookie, script }));
  app.route('/step-up', stepUpPages(newsroom));
  app.route('/', deskPages(newsroom));
  app.route('/stories', storyPages(newsroom));
  app.route('/stories', storyActPages(newsroom));
  app.route('/stories', postPages(newsroom));
  app.route('/', recordingPages(newsroom));
  app.route('/', picturePages(newsroom));
  app.route('/breaking', breakingPages(newsroom));
  app.route('/fronts', frontPages(newsroom));
  app.route('/storylines', storylinePages(newsroom));
  app.route('/people', peoplePages(newsroom, new OneTimeNotes(newsroom.clock)));
  app.route('/publication', publicationPages(newsroom));
  app.all('*', () => {
    throw new Refusal('missing', 'There is no page at this address.');
  });
  app.onError(async (error, context: Context<Visit>) => {
    const problem = problemOf(error);
    if (problem.status === 500) onFault(error);
    const typed = problem.status === 401 || problem.status === 403 ? await typedBefore(context) : null;
    const way = problem['stepUp'] === true ? stepUpForm(context, { to: context.req.path }) : null;
    const page = errorPage(problem, { frame: frameIfAny(context), typed, way });
    return context.html(page, problem.status, problemHeaders(problem));
  });
  return app;
}

/** A page leads to the sign-in; a form says that the session has ended, and gives back what was typed. */
const askToSignIn: MiddlewareHandler<Visit> = async (context, next) => {
  if (context.get('actor') !== null || /^\/sign-(in|out)(\/|$)/.test(context.req.path)) return next();
  if (!isUnsafe(context.req.method)) return goTo(context, '/sign-in');
  throw new Refusal('unauthenticated', 'You are signed out. Sign in, then repeat what you did.');
};

/** What a refused form held, when it was ours and is text; null otherwise. */
async function typedBefore(context: Context<Visit>): Promise<FormData | null> {
  const length = Number(context.req.header('content-length') ?? Number.NaN);
  if (!context.get('ours') || !isUnsafe(context.req.method) || !isForm(context) || !(length <= TEXT_LIMIT)) return null;
  return readForm(context).catch(() => null);
}

function frameIfAny(context: Context<Visit>): Frame | null {
  const [actor, session] = [context.get('actor'), context.get('session')];
  // Unset when a check before them threw.
  return actor && session ? { actor, token: csrfToken(session), path: context.req.path } : null;
}
