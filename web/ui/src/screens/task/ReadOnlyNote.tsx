import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Note } from '../../kit/Note';
import { useOutcomeWord } from '../../kit/outcome';
import { Time } from '../../kit/Time';
import { textField } from './fields';

// Why the form cannot be changed, where it cannot; and what was decided, which the form leaves out.
export function ReadOnlyNote({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  const field = textField(task);
  const said = field === null ? null : task.values[field];
  const name = words(task.assigneeName) || task.assignee || '';
  const mayComplete = task.operations.includes('complete') && !task.readOnly;
  if (mayComplete) return null;
  if (task.state === 'completed') {
    return (
      <Note kind="info" title={name === '' ? t('task.endedText') : t('task.endedBy', { name })}>
        <span>
          {task.outcome !== null && <b>{outcomeWord(task.outcome)} </b>}
          {task.completedAt !== null && <Time at={task.completedAt} />}
        </span>
        {typeof said === 'string' && said !== '' && <span>{said}</span>}
      </Note>
    );
  }
  if (task.state === 'cancelled') return <Note kind="info" title={t('task.cancelledText')} />;
  if (task.state === 'assigned' && !task.mine) {
    return <Note kind="barred" title={t('task.heldBy', { name })}>{t('task.readOnlyText')}</Note>;
  }
  return <Note kind="barred" title={t('task.readOnlyTitle')}>{t('task.readOnlyText')}</Note>;
}
