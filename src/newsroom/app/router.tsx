import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { auditSearch } from './audit/audit-search.ts';
import { deskSearch } from './desk/desk-search.ts';
import { DeskPage } from './desk/desk-page.tsx';
import { librarySearch } from './pictures/library-search.ts';
import { previewSearch } from './preview/preview-search.ts';
import { publicationSearch } from './publication/publication-search.ts';
import { NothingHere } from './nothing-here.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NothingHere });

export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: DeskPage,
  validateSearch: deskSearch,
});

/** The editor is a chunk of its own: the desk opens without it. */
export const storyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stories/$id',
  component: lazyRouteComponent(() => import('./story/story-page.tsx'), 'StoryPage'),
});

const picturesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pictures',
  component: lazyRouteComponent(() => import('./pictures/library-page.tsx'), 'LibraryPage'),
  validateSearch: librarySearch,
});

const pictureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pictures/$id',
  component: lazyRouteComponent(() => import('./pictures/picture-page.tsx'), 'PicturePage'),
});

const liveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stories/$id/live',
  component: lazyRouteComponent(() => import('./live/live-page.tsx'), 'LivePage'),
});

const frontRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fronts/{-$service}',
  component: lazyRouteComponent(() => import('./fronts/front-page.tsx'), 'FrontPage'),
});

const storylinesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/storylines',
  component: lazyRouteComponent(() => import('./storylines/storylines-page.tsx'), 'StorylinesPage'),
});

const storylineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/storylines/$slug',
  component: lazyRouteComponent(() => import('./storylines/storyline-page.tsx'), 'StorylinePage'),
});

const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stories/$id/preview',
  component: lazyRouteComponent(() => import('./preview/preview-page.tsx'), 'PreviewPage'),
  validateSearch: previewSearch,
});

const meRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/me-page.tsx'), 'MePage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
  validateSearch: auditSearch,
});

const editionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/editions',
  component: lazyRouteComponent(() => import('./editions/editions-page.tsx'), 'EditionsPage'),
});

const publicationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publication',
  component: lazyRouteComponent(() => import('./publication/publication-page.tsx'), 'PublicationPage'),
  validateSearch: publicationSearch,
});

export const router = createRouter({
  basepath: '/app',
  routeTree: rootRoute.addChildren([
    deskRoute,
    storyRoute,
    previewRoute,
    picturesRoute,
    pictureRoute,
    liveRoute,
    frontRoute,
    storylinesRoute,
    storylineRoute,
    meRoute,
    peopleRoute,
    auditRoute,
    editionsRoute,
    publicationRoute,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
