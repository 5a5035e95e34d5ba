import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { deskSearch } from './desk/desk-search.ts';
import { DeskPage } from './desk/desk-page.tsx';
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

const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stories/$id/preview',
  component: lazyRouteComponent(() => import('./preview/preview-page.tsx'), 'PreviewPage'),
  validateSearch: previewSearch,
});

const publicationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publication',
  component: lazyRouteComponent(() => import('./publication/publication-page.tsx'), 'PublicationPage'),
  validateSearch: publicationSearch,
});

export const router = createRouter({
  basepath: '/app',
  routeTree: rootRoute.addChildren([deskRoute, storyRoute, previewRoute, publicationRoute]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
