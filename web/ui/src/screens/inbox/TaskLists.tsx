import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTimeContext } from '../../app/session';
import { useTasks } from '../../api/tasks';
import type { TaskRow, Urgency } from '../../api/types';
import { Button, ButtonLink } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState } from '../../kit/States';
import { byDueTime, type Group } from './groups';
import { useOffered } from './offered';
import { Preview } from './Preview';
import { TaskCards } from './TaskCards';
import { TaskTable } from './TaskTable';

interface Props {
  view: 'todo' | 'done';
  text: string;
  state: Urgency | '';
  onClear: () => void;
}

function useMatches(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const update = () => setMatches(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [query]);
  return matches;
}

function Nothing({ view, filtered, onClear }: {
  view: 'todo' | 'done'; filtered: boolean; onClear: () => void;
}) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <EmptyState
        title={t('inbox.noMatch')} text={t('inbox.noMatchText')}
        action={<Button onClick={onClear}>{t('inbox.clear')}</Button>}
      />
    );
  }
  if (view === 'done') {
    return <EmptyState title={t('inbox.noneDone')} text={t('inbox.noneDoneText')} />;
  }
  return (
    <EmptyState
      done title={t('inbox.allDone')} text={t('inbox.allDoneText')}
      action={<ButtonLink kind="ghost" to="/inbox/done">{t('inbox.toDone')}</ButtonLink>}
    />
  );
}

interface LoadedProps { items: TaskRow[]; scope: string; view: 'todo' | 'done' }

function Loaded({ items, scope, view }: LoadedProps) {
  const { t } = useTranslation();
  const { now } = useTimeContext();
  const narrow = useMatches('(max-width: 767px)');
  const wide = useMatches('(min-width: 1200px)');
  const [search, setSearch] = useSearchParams();
  const { shown, fresh, take } = useOffered(items, scope);
  const groups: Group[] = view === 'done'
    ? [{ name: 'done', tasks: shown }] : byDueTime(shown, now);
  const order = groups.flatMap((group) => group.tasks);
  const wanted = order.find((task) => task.taskKey === search.get('task')) ?? order[0];
  const choose = (taskKey: string) => {
    const next = new URLSearchParams(search);
    next.set('task', taskKey);
    setSearch(next, { replace: true });
  };
  const chosen = wide ? wanted?.taskKey ?? null : null;
  return (
    <div className="split">
      <div className="lst">
        {fresh > 0 && (
          <button type="button" className="pill" onClick={take}>
            <IconArrowUp className="i i-s" aria-hidden />{t('inbox.fresh', { count: fresh })}
          </button>
        )}
        {narrow
          ? <TaskCards groups={groups} />
          : <TaskTable groups={groups} view={view} chosen={chosen} onChoose={choose} />}
      </div>
      {wide && wanted !== undefined && <Preview task={wanted} order={order} onChoose={choose} />}
    </div>
  );
}

export function TaskLists({ view, text, state, onClear }: Props) {
  const tasks = useTasks({
    view, text: text === '' ? undefined : text, state: state === '' ? undefined : state,
  });
  if (tasks.isPending) return <Skeleton rows={6} />;
  if (tasks.isError) {
    return (
      <div className="pad">
        <ErrorNote error={tasks.error} onRetry={() => void tasks.refetch()} />
      </div>
    );
  }
  const { items } = tasks.data;
  if (items.length === 0) {
    return <Nothing view={view} filtered={text !== '' || state !== ''} onClear={onClear} />;
  }
  return <Loaded items={items} scope={`${view} ${state} ${text}`} view={view} />;
}
