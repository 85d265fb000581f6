import { lazy, Suspense, type ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Skeleton } from '../kit/Skeleton';
import { NotFoundPage } from '../screens/not_found';
import { SessionGate } from './session';
import { Shell } from './Shell';

const LoginPage = lazy(async () => ({ default: (await import('../screens/login')).LoginPage }));
const InboxPage = lazy(async () => ({ default: (await import('../screens/inbox')).InboxPage }));
const TaskPage = lazy(async () => ({ default: (await import('../screens/task')).TaskPage }));
const StartPage = lazy(async () => ({ default: (await import('../screens/start')).StartPage }));
const StarterPage = lazy(async () => ({
  default: (await import('../screens/start/StarterPage')).StarterPage,
}));
const IntakePage = lazy(async () => ({
  default: (await import('../screens/start/IntakePage')).IntakePage,
}));
const CasesPage = lazy(async () => ({ default: (await import('../screens/cases')).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import('../screens/case')).CasePage }));
const MePage = lazy(async () => ({ default: (await import('../screens/me')).MePage }));
const RegistersPage = lazy(async () => ({
  default: (await import('../screens/registers')).RegistersPage,
}));
const RegisterPage = lazy(async () => ({
  default: (await import('../screens/registers/RegisterPage')).RegisterPage,
}));

function Waiting({ children }: { children: ReactNode }) {
  return <Suspense fallback={<Skeleton rows={6} />}>{children}</Suspense>;
}

function Inside() {
  return (
    <SessionGate>
      <Shell>
        <Waiting>
          <Routes>
            <Route path="/" element={<Navigate replace to="/inbox/todo" />} />
            <Route path="/inbox" element={<Navigate replace to="/inbox/todo" />} />
            <Route path="/inbox/:view" element={<InboxPage />} />
            <Route path="/tasks/:key" element={<TaskPage />} />
            <Route path="/start" element={<StartPage />} />
            <Route path="/start/:id" element={<StarterPage />} />
            <Route path="/campaigns/:campaign/:intake" element={<IntakePage />} />
            <Route path="/cases" element={<CasesPage />} />
            <Route path="/cases/:key" element={<CasePage />} />
            <Route path="/registers" element={<RegistersPage />} />
            <Route path="/registers/:id" element={<RegisterPage />} />
            <Route path="/me" element={<MePage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Waiting>
      </Shell>
    </SessionGate>
  );
}

export function AppRoutes() {
  return (
    <Routes>
      <Route path="/login" element={<Waiting><LoginPage /></Waiting>} />
      <Route path="*" element={<Inside />} />
    </Routes>
  );
}
