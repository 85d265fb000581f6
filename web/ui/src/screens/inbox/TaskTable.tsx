import { IconArrowUp } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TaskRow } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { taskTitle } from '../../kit/names';
import { useOutcomeWord } from '../../kit/outcome';
import { Due, Time } from '../../kit/Time';
import { ClaimButton } from './ClaimButton';
import { GroupHead } from './GroupHead';
import type { Group } from './groups';

interface Choice { chosen: string | null; onChoose: (taskKey: string) => void }
interface RowProps extends Choice { task: TaskRow; view: 'todo' | 'done'; actions: boolean }

function Row({ task, view, actions, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  const choose = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button') === null) onChoose(task.taskKey);
  };
  const css = [view === 'todo' && task.mine && 'unread', task.taskKey === chosen && 'sel'];
  return (
    <tr className={css.filter(Boolean).join(' ')} onClick={choose}>
      <td>
        <div className="row">
          <Link className="t1 el" to={`/tasks/${task.taskKey}`}>{taskTitle(task, words, t)}</Link>
          {task.state === 'offered' && <span className="bd pl">{t('inbox.state.offered')}</span>}
        </div>
        <div className="t2">
          <span className="mono">{task.businessId}</span> {words(task.caseTitle)}
        </div>
      </td>
      <td>{words(task.process.name)}</td>
      <td className="sec">{words(task.initiatorName) || task.initiator}</td>
      <td className="sec">
        <Time at={view === 'done' ? task.completedAt ?? task.createdAt : task.createdAt} />
      </td>
      <td>
        {view === 'done'
          ? <span className="sec">{task.outcome === null ? '' : outcomeWord(task.outcome)}</span>
          : <Due dueAt={task.dueAt} workingDays={task.dueWorkingDays} dated />}
      </td>
      {actions && <td className="num">{task.claimable && <ClaimButton task={task} />}</td>}
    </tr>
  );
}

interface Props extends Choice { groups: Group[]; view: 'todo' | 'done' }

// The row that is pressed shows its preview; its title is the link to the task itself.
export function TaskTable({ groups, view, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const actions = groups.some((group) => group.tasks.some((task) => task.claimable));
  const columns = actions ? 6 : 5;
  return (
    <table className="tb inbox">
      <caption className="vh">{t(`inbox.view.${view}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('inbox.column.title')}</th>
          <th scope="col" className="c-proc">{t('inbox.column.process')}</th>
          <th scope="col" className="c-who">{t('inbox.column.initiator')}</th>
          <th scope="col" className="c-at">
            {t(view === 'done' ? 'inbox.column.completed' : 'inbox.column.arrived')}
          </th>
          {view === 'done'
            ? <th scope="col" className="c-due">{t('inbox.column.outcome')}</th>
            : (
              <th scope="col" className="c-due s" aria-sort="ascending">
                {t('inbox.column.due')} <IconArrowUp className="i" aria-hidden />
              </th>
            )}
          {actions && (
            <th scope="col" className="c-act">
              <span className="vh">{t('inbox.column.action')}</span>
            </th>
          )}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.name}>
          <tr className="grp">
            <th colSpan={columns} scope="rowgroup"><GroupHead group={group} /></th>
          </tr>
          {group.tasks.map((task) => (
            <Row
              key={task.taskKey} task={task} view={view} actions={actions} chosen={chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
