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

function Card({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  return (
    <li>
      <div className="grow">
        <span className="row">
          <Link className="ct grow" to={`/tasks/${task.taskKey}`}>{taskTitle(task, words, t)}</Link>
          <span className="cap mut"><Time at={task.completedAt ?? task.createdAt} /></span>
        </span>
        <span className="cs">
          <span>{words(task.process.name)}</span><span className="mono">{task.businessId}</span>
        </span>
        <span className="cb">
          {task.dueAt !== null && <Due dueAt={task.dueAt} workingDays={task.dueWorkingDays} />}
          {task.state === 'offered' && <span className="bd pl">{t('inbox.state.offered')}</span>}
          {task.outcome !== null && <span className="bd pl">{outcomeWord(task.outcome)}</span>}
        </span>
      </div>
      {task.claimable && <ClaimButton task={task} />}
    </li>
  );
}

export function TaskCards({ groups }: { groups: Group[] }) {
  return (
    <div className="card-lists">
      {groups.map((group) => (
        <section key={group.name}>
          <h2 className="grp"><GroupHead group={group} /></h2>
          <ul className="cards">
            {group.tasks.map((task) => <Card key={task.taskKey} task={task} />)}
          </ul>
        </section>
      ))}
    </div>
  );
}
