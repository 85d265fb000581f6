import { IconCheck, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
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

type Seat = TaskDetail['others'][number];

function SeatRow({ seat, own }: { seat: Seat; own: boolean }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const name = words(seat.assigneeName) || words(seat.label);
  const isIn = seat.state === 'completed';
  return (
    <li>
      <Avatar name={name} neutral={!own} />
      <span className={own ? 'b' : undefined}>
        {name}{own && <span className="cap mut"> {t('task.self')}</span>}
      </span>
      <span className={isIn ? 'end cap sec' : 'end cap mut'}>
        {isIn && (seat.withheld
          ? <IconLock className="i i-s" aria-hidden />
          : <IconCheck className="i i-s" aria-hidden />)}
        {t(seat.withheld ? 'task.seat.withheld' : `task.seat.${seat.state}`)}
      </span>
    </li>
  );
}

// The seats of a step that several persons take at once: who has handed in, never what.
function Seats({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  if (task.others.length === 0) return null;
  const own: Seat[] = task.mine ? [{ ...task, withheld: false }] : [];
  const seats = [...own, ...task.others];
  const count = seats.filter((seat) => seat.state === 'completed').length;
  return (
    <section>
      <div className="row">
        <h2 className="h3">{t('task.others')}</h2>
        <span className="end cap sec b">{t('task.handedIn', { count, of: seats.length })}</span>
      </div>
      <ul className="peers">
        {seats.map((seat) => (
          <SeatRow key={seat.taskKey} seat={seat} own={seat.taskKey === task.taskKey} />
        ))}
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
      <Seats task={task} />
      {task.opinions.length > 0 && (
        <section>
          <h2 className="h3 mb">{t('task.opinions')}</h2>
          <Opinions opinions={task.opinions} />
        </section>
      )}
    </aside>
  );
}
