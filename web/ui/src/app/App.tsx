import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { ApiError } from '../api/client';
import { styleNonce } from '../nonce';
import { resolver, theme } from '../theme/theme';
import { ErrorBoundary } from './ErrorBoundary';
import { AppRoutes } from './routes';

const schemeManager = localStorageColorSchemeManager({ key: 'assent.scheme' });
const maxRetries = 2;

// Only what may pass by itself is asked again: no answer, too many requests, a server in trouble.
function mayPass(failures: number, error: Error): boolean {
  if (failures >= maxRetries || !(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: mayPass, staleTime: 5_000, refetchOnWindowFocus: true } },
  });
}

export function App() {
  const [client] = useState(newClient);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={client}>
        <ErrorBoundary>
          <BrowserRouter><AppRoutes /></BrowserRouter>
        </ErrorBoundary>
        <Notifications position="top-right" limit={3} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
