import { IconHourglass, IconMail } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ArmedTimer, CaseDetail, TaskRow } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Avatar } from '../../kit/Avatar';
import { taskTitle } from '../../kit/names';
import { Note } from '../../kit/Note';
import { Deadline, Due } from '../../kit/Time';

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return <section><h2>{title} <span className="cap mut">{count}</span></h2>{children}</section>;
}

function OpenTask({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const holder = words(task.assigneeName) || task.assignee;
  return (
    <li>
      <Avatar name={holder ?? '·'} neutral={holder === null} />
      <span className="grow">
        <Link to={`/tasks/${task.taskKey}`}>{taskTitle(task, words, t)}</Link>
        <span className="cap mut blk">{holder || t('case.noHolder')}</span>
      </span>
      {task.dueAt !== null && (
        <span className="sm"><Due dueAt={task.dueAt} workingDays={task.dueWorkingDays} /></span>
      )}
    </li>
  );
}

function Timer({ timer }: { timer: ArmedTimer }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const label = words(timer.label);
  return (
    <li>
      <span className="machine" aria-hidden="true"><IconHourglass className="i i-s" /></span>
      <span className="grow">
        {timer.subject === null
          ? label : t('task.about', { label, name: words(timer.subject.name) })}
      </span>
      <span className="sm">{t('case.until')} <Deadline at={timer.dueAt} /></span>
    </li>
  );
}

type Instance = CaseDetail['instances'][number];

// Instances of the same process in the same state stand in one line.
function alike(instances: Instance[]): { first: Instance; count: number }[] {
  const groups = Map.groupBy(instances, (item) => `${item.processId} ${item.state}`);
  return [...groups.values()].map((items) => ({ first: items[0], count: items.length }));
}

// What the case waits for now: people first, then the machine.
export function CaseState({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const nothing = item.openTasks.length + item.timers.length + item.waiting.length === 0;
  return (
    <aside className="now" aria-label={t('case.now')}>
      {item.incidents.map((incident, index) => (
        <Note
          key={index} kind="incident"
          title={t('case.incidentAt', { label: words(incident.label) })}
        >
          {incident.message}
        </Note>
      ))}
      <Part title={t('case.openTasks')} count={item.openTasks.length}>
        <ul className="list">
          {item.openTasks.map((task) => <OpenTask key={task.taskKey} task={task} />)}
        </ul>
      </Part>
      <Part title={t('case.timers')} count={item.timers.length}>
        <ul className="list">
          {item.timers.map((timer, index) => <Timer key={index} timer={timer} />)}
        </ul>
      </Part>
      <Part title={t('case.waiting')} count={item.waiting.length}>
        <ul className="list">
          {item.waiting.map((wait, index) => (
            <li key={index}>
              <span className="machine" aria-hidden="true"><IconMail className="i i-s" /></span>
              <span className="grow">{words(wait.label)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('case.instances')} count={item.instances.length}>
        <ul className="list plain">
          {alike(item.instances).map(({ first, count }) => (
            <li key={first.key}>
              <span className="grow">
                {words(first.name)}
                {count > 1 && <span className="cap mut"> {t('case.times', { count })}</span>}
              </span>
              <span className="bd pl">
                {t(`case.instance.${first.state.toLowerCase()}`, { defaultValue: first.state })}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      {nothing && <p className="sec sm">{t('case.waitsForNothing')}</p>}
    </aside>
  );
}
