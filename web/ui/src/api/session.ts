import { useQuery } from '@tanstack/react-query';
import { call, setCsrfToken } from './client';
import type { DemoPeople, DemoTime, Session } from './types';

export const sessionKey = ['session'] as const;

function remember(session: Session): Session {
  setCsrfToken(session.csrf);
  return session;
}

export async function readSession(): Promise<Session> {
  return remember(await call<Session>('GET', '/api/session', { noRelogin: true }));
}

export async function signIn(login: string, password: string): Promise<Session> {
  const body = { login, password };
  return remember(await call<Session>('POST', '/api/session', { body, noRelogin: true }));
}

export async function signInAsDemoPerson(login: string): Promise<Session> {
  const body = { login };
  return remember(await call<Session>('POST', '/api/demo/session', { body, noRelogin: true }));
}

export async function signOut(): Promise<void> {
  await call<void>('DELETE', '/api/session', { noRelogin: true });
  setCsrfToken(null);
  sessionStorage.clear();
}

export function useDemoPeople() {
  return useQuery({
    queryKey: ['demo', 'people'],
    queryFn: () => call<DemoPeople>('GET', '/api/demo/people', { noRelogin: true }),
    retry: false,
    staleTime: Infinity,
  });
}

export function useDemoTime(enabled: boolean) {
  return useQuery({
    queryKey: ['demo', 'time'],
    queryFn: () => call<DemoTime>('GET', '/api/demo/time'),
    enabled,
  });
}

export function moveDemoTime(to: string): Promise<{ now: string }> {
  return call('POST', '/api/demo/time', { body: { to } });
}
