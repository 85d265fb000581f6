import {
  IconClock, IconFolder, IconSchema, IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useTask } from '../../api/tasks';
import type { TaskDetail } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { ButtonLink } from '../../kit/Button';
import { taskTitle } from '../../kit/names';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { PageError } from '../../kit/States';
import { StateBadge } from '../../kit/StateBadge';
import { StepLine } from '../../kit/StepLine';
import { CaseTimeline } from '../../kit/CaseTimeline';
import { Deadline, Due, Time } from '../../kit/Time';
import { TaskForm } from './TaskForm';
import './task.css';

function Meta({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <>
      <span>
        <IconSchema className="i" aria-hidden />{words(task.process.name)} v{task.process.version}
      </span>
      <span>
        <IconUser className="i" aria-hidden />
        {t('task.startedBy', { name: words(task.initiatorName) || task.initiator || '—' })}
      </span>
      <span>
        {task.dueAt === null
          ? (
            <>
              <IconClock className="i" aria-hidden />{t('task.noDue')} <Time at={task.createdAt} />
            </>
          )
          : (
            <>
              <Due dueAt={task.dueAt} workingDays={task.dueWorkingDays} />{' '}
              <Deadline at={task.dueAt} />
            </>
          )}
      </span>
    </>
  );
}

function Tabs({ tab }: { tab: string }) {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t('task.tabs')}>
      {['form', 'record'].map((item) => (
        <Link
          key={item} to={item === 'form' ? '?' : `?tab=${item}`} replace
          aria-current={item === tab ? 'page' : undefined}
        >
          {t(`task.tab.${item}`)}
        </Link>
      ))}
    </nav>
  );
}

export function TaskPage() {
  const { key = '' } = useParams();
  const { t } = useTranslation();
  const words = useModelWords();
  const [search] = useSearchParams();
  const query = useTask(key);
  if (query.isPending) return <Skeleton rows={6} />;
  if (query.data === undefined) {
    return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  }
  const task = query.data;
  const tab = search.get('tab') === 'record' ? 'record' : 'form';
  const title = taskTitle(task, words, t);
  const ended = task.state === 'completed' || task.state === 'cancelled';
  return (
    <Page
      title={title}
      heading={<>{title}<StateBadge state={ended ? 'completed' : 'running'} /></>}
      crumbs={[
        { label: t('nav.inbox'), to: '/inbox/todo' }, { label: task.businessId, mono: true },
      ]}
      meta={<Meta task={task} />}
      actions={(
        <ButtonLink to={`/cases/${task.caseKey}`}>
          <IconFolder className="i" aria-hidden />{t('task.openCase')}
        </ButtonLink>
      )}
    >
      <div className="stepwrap"><StepLine steps={task.steps} /></div>
      <Tabs tab={tab} />
      {tab === 'record' && <div className="pad"><CaseTimeline caseKey={task.caseKey} /></div>}
      <TaskForm
        key={task.taskKey} task={task} title={title} hidden={tab !== 'form'}
        onReload={() => query.refetch()}
      />
    </Page>
  );
}
