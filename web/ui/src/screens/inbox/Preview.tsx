import { IconChevronLeft, IconChevronRight, IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTask } from '../../api/tasks';
import type { TaskRow } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { ButtonLink } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';
import { taskTitle } from '../../kit/names';
import { Opinions } from '../../kit/Opinions';
import { Skeleton } from '../../kit/Skeleton';
import { StepLine } from '../../kit/StepLine';
import { Suggestion } from '../../kit/Suggestion';

interface Props { task: TaskRow; order: TaskRow[]; onChoose: (taskKey: string) => void }

function Body({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const query = useTask(task.taskKey);
  if (query.isPending) return <Skeleton rows={3} />;
  if (query.data === undefined) {
    return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { suggestion, opinions, steps } = query.data;
  return (
    <>
      <StepLine steps={steps} />
      {suggestion !== null && <Suggestion suggestion={suggestion} />}
      {opinions.length > 0 && (
        <section>
          <h3 className="mb">{t('task.opinions')}</h3>
          <Opinions opinions={opinions} />
        </section>
      )}
    </>
  );
}

// Beside the list on wide screens: where the chosen task stands and what was said, without
// leaving the list.
export function Preview({ task, order, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  const at = order.findIndex((item) => item.taskKey === task.taskKey);
  const step = (by: number) => order[at + by];
  const ended = task.state === 'completed' || task.state === 'cancelled';
  const to = `/tasks/${task.taskKey}`;
  return (
    <aside className="prev w1200" aria-label={t('inbox.preview')}>
      <div className="pv">
        <div className="pv-h">
          <div className="row">
            <span className="cap mut mono">{task.businessId}</span>
            <span className="end row">
              <button
                type="button" className="ib" aria-label={t('inbox.previous')} disabled={at <= 0}
                onClick={() => onChoose(step(-1).taskKey)}
              >
                <IconChevronLeft className="i" aria-hidden />
              </button>
              <button
                type="button" className="ib" aria-label={t('inbox.next')}
                disabled={at >= order.length - 1} onClick={() => onChoose(step(1).taskKey)}
              >
                <IconChevronRight className="i" aria-hidden />
              </button>
              <Link className="ib" to={to} aria-label={t(ended ? 'inbox.look' : 'inbox.open')}>
                <IconExternalLink className="i" aria-hidden />
              </Link>
            </span>
          </div>
          <h2>{taskTitle(task, words, t)}</h2>
          <p className="sm sec">{words(task.process.name)}</p>
        </div>
        <div className="pv-b"><Body key={task.taskKey} task={task} /></div>
        <div className="bar">
          <ButtonLink kind={ended ? 'plain' : 'outcome'} to={to}>
            {t(ended ? 'inbox.look' : 'inbox.open')}
          </ButtonLink>
        </div>
      </div>
    </aside>
  );
}
