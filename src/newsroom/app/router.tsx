import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { deskSearch } from './desk/desk-search.ts';
import { DeskPage } from './desk/desk-page.tsx';
import { librarySearch } from './pictures/library-search.ts';
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

export const picturesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pictures',
  component: lazyRouteComponent(() => import('./pictures/library-page.tsx'), 'LibraryPage'),
  validateSearch: librarySearch,
});

export const pictureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pictures/$id',
  component: lazyRouteComponent(() => import('./pictures/picture-page.tsx'), 'PicturePage'),
});

export const router = createRouter({
  basepath: '/app',
  routeTree: rootRoute.addChildren([deskRoute, storyRoute, picturesRoute, pictureRoute]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
