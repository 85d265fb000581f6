import type { TFunction } from 'i18next';
import type { TaskRow } from '../api/types';
import type { useModelWords } from '../i18n/words';

type ModelWords = ReturnType<typeof useModelWords>;

// What a task is called in lists and titles: its step, and whom it is about.
export function taskTitle(task: TaskRow, words: ModelWords, t: TFunction): string {
  const label = words(task.label);
  if (task.subject === null) return label;
  return t('task.about', { label, name: words(task.subject.name) });
}
