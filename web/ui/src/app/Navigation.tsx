import {
  IconBook, IconFolder, IconInbox, IconPlayerPlay, IconUser, type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useTasks } from '../api/tasks';

interface Target { to: string; root: string; word: string; Icon: Icon }
const targets = {
  inbox: { to: '/inbox/todo', root: '/inbox', word: 'nav.inbox', Icon: IconInbox },
  start: { to: '/start', root: '/start', word: 'nav.start', Icon: IconPlayerPlay },
  cases: { to: '/cases', root: '/cases', word: 'nav.cases', Icon: IconFolder },
  registers: { to: '/registers', root: '/registers', word: 'nav.registers', Icon: IconBook },
  me: { to: '/me', root: '/me', word: 'nav.me', Icon: IconUser },
} satisfies Record<string, Target>;

const related: Record<string, string> = { '/tasks': '/inbox', '/campaigns': '/start' };

function isCurrent(target: Target, pathname: string): boolean {
  const first = `/${pathname.split('/')[1]}`;
  return (related[first] ?? first) === target.root;
}

export function useTodoCount(): number {
  const tasks = useTasks({ view: 'todo' });
  return tasks.data?.page?.totalItems ?? tasks.data?.items.length ?? 0;
}

function NavLink({ target, count, onGo }: { target: Target; count?: number; onGo?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { Icon: Sign } = target;
  return (
    <Link
      to={target.to} onClick={onGo} title={t(target.word)}
      aria-current={isCurrent(target, pathname) ? 'page' : undefined}
    >
      <Sign className="i" aria-hidden />
      <span className="t">{t(target.word)}</span>
      {count !== undefined && count > 0 && <span className="n">{count}</span>}
    </Link>
  );
}

export function Groups({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const count = useTodoCount();
  return (
    <>
      <h2>{t('nav.work')}</h2>
      <NavLink target={targets.inbox} count={count} onGo={onGo} />
      <NavLink target={targets.start} onGo={onGo} />
      <h2>{t('nav.files')}</h2>
      <NavLink target={targets.cases} onGo={onGo} />
      <NavLink target={targets.registers} onGo={onGo} />
      <NavLink target={targets.me} onGo={onGo} />
    </>
  );
}

export function SideNav({ owner }: { owner: string }) {
  const { t } = useTranslation();
  return (
    <nav className="side" aria-label={t('nav.main')}>
      <Groups />
      <div className="foot">{owner}</div>
    </nav>
  );
}

export function BottomBar() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const count = useTodoCount();
  return (
    <nav className="bottom" aria-label={t('nav.common')}>
      {[targets.inbox, targets.start, targets.cases, targets.me].map((target) => (
        <Link
          key={target.to} to={target.to}
          aria-current={isCurrent(target, pathname) ? 'page' : undefined}
        >
          <target.Icon className="i" aria-hidden />
          <span>{t(target.word)}</span>
          {target === targets.inbox && count > 0 && <span className="cnt">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
