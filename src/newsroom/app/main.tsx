import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';
import { WordsProvider } from './words.tsx';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './look.css';

/** What was refused is not asked again by itself; what did not arrive is. */
const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (count, error) => !(error instanceof Problem) && count < 3 },
  },
});

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');
// No <style> element is made at run time: the policy of the page would refuse it (security-headers.ts).
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={client}>
        <WordsProvider>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </WordsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
