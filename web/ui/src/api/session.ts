import { useQuery } from '@tanstack/react-query';
import { api, ask, call, setCsrfToken } from './client';
import { finishWork } from './leaving';
import type { Session } from './types';

export const sessionKey = ['session'] as const;

function remember(session: Session): Session {
  setCsrfToken(session.csrf);
  return session;
}

export async function readSession(): Promise<Session> {
  return remember(await ask(() => api.GET('/api/session')));
}

export async function signIn(login: string, password: string): Promise<Session> {
  return remember(await ask(() => api.POST('/api/session', { body: { login, password } })));
}

export async function signInAsDemoPerson(login: string): Promise<Session> {
  return remember(await ask(() => api.POST('/api/demo/session', { body: { login } })));
}

export async function signOut(): Promise<void> {
  await finishWork();
  await ask(() => api.DELETE('/api/session'));
  setCsrfToken(null);
  sessionStorage.clear();
}

export function useDemoPeople() {
  return useQuery({
    queryKey: ['demo', 'people'],
    queryFn: () => ask(() => api.GET('/api/demo/people')),
    retry: false,
    staleTime: Infinity,
  });
}

export function useDemoTime(enabled: boolean) {
  return useQuery({
    queryKey: ['demo', 'time'],
    queryFn: () => call(() => api.GET('/api/demo/time')),
    enabled,
  });
}

export function moveDemoTime(to: string) {
  return call(() => api.POST('/api/demo/time', { body: { to } }));
}
