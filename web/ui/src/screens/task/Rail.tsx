import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TaskDetail } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Avatar } from '../../kit/Avatar';
import { Opinions } from '../../kit/Opinions';
import { Suggestion } from '../../kit/Suggestion';

function Why({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <section>
      <h2 className="h3">{t('task.why.title')}</h2>
      <p className="sm sec mt1">
        {t(`task.why.${task.why.kind}`, { role: words(task.why.role) || '—' })}
      </p>
    </section>
  );
}

function Others({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  if (task.others.length === 0) return null;
  return (
    <section>
      <h2 className="h3">{t('task.others')}</h2>
      <ul className="peers">
        {task.others.map((other) => {
          const name = words(other.assigneeName);
          return (
            <li key={other.taskKey}>
              <Avatar name={name || words(other.label)} neutral />
              <Link to={`/tasks/${other.taskKey}`} className="sm">
                {name || words(other.label)}
              </Link>
              <span className="end bd pl">{t(`task.state.${other.state}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

// Beside the form: the machine's view, why the task is here, who else acts, what was said last.
export function Rail({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  return (
    <aside className="rail" aria-label={t('task.aside')}>
      {task.suggestion !== null && <Suggestion suggestion={task.suggestion} />}
      <Why task={task} />
      <Others task={task} />
      {task.opinions.length > 0 && (
        <section>
          <h2 className="h3 mb">{t('task.opinions')}</h2>
          <Opinions opinions={task.opinions} />
        </section>
      )}
    </aside>
  );
}
