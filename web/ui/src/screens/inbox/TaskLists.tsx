import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../../app/session';
import { useTasks } from '../../api/tasks';
import { Button, ButtonLink } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState } from '../../kit/States';
import { byDueTime, type Group } from './groups';
import { TaskCards } from './TaskCards';
import { TaskTable } from './TaskTable';

interface Props { view: 'todo' | 'done'; text: string; state: string; onClear: () => void }

const narrowWidth = '(max-width: 767px)';

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(narrowWidth).matches);
  useEffect(() => {
    const media = window.matchMedia(narrowWidth);
    const update = () => setNarrow(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return narrow;
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

export function TaskLists({ view, text, state, onClear }: Props) {
  const { now } = useTimeContext();
  const narrow = useNarrow();
  const tasks = useTasks({
    view, text: text === '' ? undefined : text, state: state === '' ? undefined : state,
  });
  if (tasks.isPending) return <Skeleton rows={6} />;
  if (tasks.isError) {
    return (
      <div className="pad"><ErrorNote error={tasks.error} onRetry={() => void tasks.refetch()} /></div>
    );
  }
  const { items } = tasks.data;
  if (items.length === 0) {
    return <Nothing view={view} filtered={text !== '' || state !== ''} onClear={onClear} />;
  }
  const groups: Group[] = view === 'done' ? [{ name: 'done', tasks: items }] : byDueTime(items, now);
  return narrow ? <TaskCards groups={groups} /> : <TaskTable groups={groups} view={view} />;
}
