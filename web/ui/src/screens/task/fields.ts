import type { TaskDetail } from '../../api/types';
import { hasField } from '../../forms/schema';

// The field whose text the dialog asks for: the form's reasons, else its opinion.
export function textField(task: TaskDetail): 'reasons' | 'opinion' | null {
  const schema = task.form?.schema ?? null;
  if (hasField(schema, 'reasons')) return 'reasons';
  return hasField(schema, 'opinion') ? 'opinion' : null;
}

// What the bar and the dialog draw is left out of the form. Without outcomes nothing is.
export function fieldsOutside(task: TaskDetail): string[] {
  const text = textField(task);
  return ['outcome', ...(text === null ? [] : [text])];
}
