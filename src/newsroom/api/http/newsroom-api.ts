import { Hono } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import type { Newsroom } from '../newsroom.ts';
import { apiAudit } from './api-audit.ts';
import { apiBreaking } from './api-breaking.ts';
import { apiDesk, apiStoryLists } from './api-desk.ts';
import { apiEditions } from './api-editions.ts';
import { apiFronts } from './api-fronts.ts';
import { apiImages } from './api-images.ts';
import { apiMe } from './api-me.ts';
import { apiLeases } from './api-leases.ts';
import { apiLinks } from './api-links.ts';
import { apiMyKeys } from './api-my-keys.ts';
import { apiPeople } from './api-people.ts';
import { apiPosts } from './api-posts.ts';
import { apiPressing, apiPublication } from './api-publication.ts';
import { apiCaptions, apiRecordings } from './api-recordings.ts';
import { apiHistories, apiRevisions } from './api-revisions.ts';
import { apiSignIn, apiSignOut } from './api-sign-in.ts';
import { apiStories } from './api-stories.ts';
import { apiStoryActs } from './api-story-acts.ts';
import { apiStorylines } from './api-storylines.ts';
import { apiTokens } from './api-tokens.ts';
import { apiTranslations } from './api-translations.ts';
import { openApi } from './openapi.ts';
import { problemOf, problemResponse } from './problem.ts';
import type { SessionCookie } from './session.ts';
import { asStranger, requireActor, type Checks, type Visit } from './visit.ts';

export interface NewsroomApiOptions {
  readonly checks: Checks;
  readonly cookie: SessionCookie;
  /** Told of what was thrown that is no refusal. */
  readonly onFault: (error: unknown) => void;
}

/** `/api`: JSON in, JSON or a problem document out. */
export function newsroomApi(newsroom: Newsroom, { checks, cookie, onFault }: NewsroomApiOptions): Hono<Visit> {
  const app = new Hono<Visit>();
  app.get('/openapi.json', (context) => context.json(openApi()));
  // With `/sign-in` itself.
  app.use('/sign-in/*', asStranger, checks.origin, checks.size);
  app.route('/sign-in', apiSignIn(newsroom, cookie));
  app.use(checks.identify, requireActor, checks.origin, checks.size, checks.formToken);
  app.route('/sign-out', apiSignOut(newsroom, cookie));
  app.route('/me', apiMe(newsroom));
  app.route('/me', apiMyKeys(newsroom));
  app.route('/people', apiPeople(newsroom));
  app.route('/tokens', apiTokens(newsroom));
  app.route('/audit', apiAudit(newsroom));
  app.route('/desk', apiDesk(newsroom));
  app.route('/stories', apiStoryLists(newsroom));
  app.route('/stories', apiLeases(newsroom));
  app.route('/stories', apiStories(newsroom));
  app.route('/stories', apiStoryActs(newsroom));
  app.route('/stories', apiLinks(newsroom));
  app.route('/stories', apiHistories(newsroom));
  app.route('/stories', apiTranslations(newsroom));
  app.route('/revisions', apiRevisions(newsroom));
  app.route('/stories', apiPosts(newsroom));
  app.route('/images', apiImages(newsroom));
  app.route('/recordings', apiRecordings(newsroom));
  app.route('/captions', apiCaptions(newsroom));
  app.route('/breaking', apiBreaking(newsroom));
  app.route('/fronts', apiFronts(newsroom));
  app.route('/storylines', apiStorylines(newsroom));
  app.route('/publication', apiPublication(newsroom));
  app.route('/editions', apiEditions(newsroom));
  app.route('/pressing', apiPressing(newsroom));
  app.all('*', () => problemResponse(new Refusal('missing', 'There is nothing at this address.')));
  app.onError((error) => {
    if (problemOf(error).status === 500) onFault(error);
    return problemResponse(error);
  });
  return app;
}
