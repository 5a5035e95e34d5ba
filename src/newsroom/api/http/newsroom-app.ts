import { Hono } from 'hono';
import type { Newsroom } from '../newsroom.ts';
import { plainPages } from '../plain/plain-pages.ts';
import { appFiles } from './app-files.ts';
import { limitBody } from './body-limits.ts';
import { checkFormToken, checkOrigin } from './csrf.ts';
import { identify } from './identify.ts';
import { checkHost, ownHosts } from './hosts.ts';
import { newsroomApi } from './newsroom-api.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionCookie } from './session.ts';
import type { Checks, Visit } from './visit.ts';

export interface NewsroomAppOptions {
  /** The host of the newsroom's address; `localhost` and `127.0.0.1` are answered to in any case. */
  readonly hosts: readonly string[];
  /** Told of faults of ours, without the request that met one. */
  readonly onFault: (error: unknown) => void;
}

/** Everything that people who publish reach over HTTP: the JSON API, the app, and the pages that work without script. It logs no request. */
export function newsroomApp(newsroom: Newsroom, { hosts, onFault }: NewsroomAppOptions): Hono<Visit> {
  const app = new Hono<Visit>();
  const secure = (): boolean => newsroom.address().startsWith('https:');
  const cookie = sessionCookie(secure);
  const checks: Checks = {
    identify: identify(newsroom, cookie),
    origin: checkOrigin(secure),
    size: limitBody(),
    formToken: checkFormToken(),
  };
  app.use(securityHeaders(), checkHost(ownHosts(hosts)));
  app.route('/api', newsroomApi(newsroom, { checks, cookie, onFault }));
  app.get('/app', (context) => context.redirect('/app/'));
  app.route('/app', appFiles());
  app.route('/', plainPages(newsroom, { checks, cookie, onFault }));
  return app;
}
