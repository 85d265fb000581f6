import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiError } from '../api/client';
import { readSession, sessionKey } from '../api/session';
import type { Session } from '../api/types';
import { useLanguage } from '../i18n/words';
import type { TimeContext } from '../i18n/format';
import { PageError } from '../kit/States';
import { Skeleton } from '../kit/Skeleton';
import { Relogin } from './Relogin';

interface Present { session: Session; now: number }
const SessionContext = createContext<Present | null>(null);
const tick = 30_000;

export function useSession(): Session {
  const present = useContext(SessionContext);
  if (present === null) throw new Error('no session around this component');
  return present.session;
}

// What the words of times depend on; `now` is the server's clock, not the browser's.
export function useTimeContext(): TimeContext {
  const present = useContext(SessionContext);
  if (present === null) throw new Error('no session around this component');
  const language = useLanguage();
  const { zone } = present.session.time;
  return useMemo(() => ({ language, zone, now: present.now }), [language, zone, present.now]);
}

// Follows the server's clock from the moment it was read.
function useServerNow(time: string | undefined, readAt: number): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const update = () => setElapsed(Date.now() - readAt);
    update();
    const timer = setInterval(update, tick);
    return () => clearInterval(timer);
  }, [readAt]);
  return time === undefined ? 0 : Date.parse(time) + elapsed;
}

export function SessionGate({ children }: { children: ReactNode }) {
  const location = useLocation();
  const client = useQueryClient();
  const query = useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 });
  const now = useServerNow(query.data?.time.now, query.dataUpdatedAt);

  if (query.data !== undefined) {
    return (
      <SessionContext value={{ session: query.data, now }}>
        {children}
        <Relogin session={query.data} onOther={() => client.clear()} />
      </SessionContext>
    );
  }
  if (query.error instanceof ApiError && query.error.status === 401) {
    const to = location.pathname + location.search;
    return <Navigate replace to={to === '/' ? '/login' : `/login?to=${encodeURIComponent(to)}`} />;
  }
  if (query.error !== null) {
    return <main><PageError error={query.error} onRetry={() => void query.refetch()} /></main>;
  }
  return <main aria-busy="true"><Skeleton rows={5} /></main>;
}
