import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Note } from '../../kit/Note';
import { Time } from '../../kit/Time';

// Why the form cannot be changed, where it cannot; and that some values are personal.
export function ReadOnlyNote({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const name = words(task.assigneeName) || task.assignee || '';
  const mayComplete = task.operations.includes('complete') && !task.readOnly;
  if (mayComplete) return null;
  if (task.state === 'completed') {
    return (
      <Note kind="info" title={name === '' ? t('task.endedText') : t('task.endedBy', { name })}>
        {task.completedAt !== null && <Time at={task.completedAt} />}
      </Note>
    );
  }
  if (task.state === 'cancelled') return <Note kind="info" title={t('task.cancelledText')} />;
  if (task.state === 'assigned' && !task.mine) {
    return <Note kind="barred" title={t('task.heldBy', { name })}>{t('task.readOnlyText')}</Note>;
  }
  return <Note kind="barred" title={t('task.readOnlyTitle')}>{t('task.readOnlyText')}</Note>;
}
