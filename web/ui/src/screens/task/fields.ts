import type { TaskDetail, Words } from '../../api/types';
import { topParts, type FormPart } from '../../forms/schema';

const texts = ['reasons', 'opinion'];

function partAt(task: TaskDetail, key: string): FormPart | undefined {
  return task.form === null
    ? undefined : topParts(task.form.schema).find((part) => part.key === key);
}

function isWritten(part: FormPart): boolean {
  const isText = part.type === 'textfield' || part.type === 'textarea';
  return isText && part.readonly !== true && part.disabled !== true;
}

// The form's field that says the opinion (APPROVALS §2.5): the one that is marked so, else its
// reasons, else its opinion.
function opinionField(task: TaskDetail): string | null {
  const parts = task.form === null ? [] : topParts(task.form.schema);
  const marked = parts.find((part) => part.properties?.['wf.opinion'] === 'true');
  if (marked?.key !== undefined) return marked.key;
  return texts.find((key) => partAt(task, key) !== undefined) ?? null;
}

// The field whose text the dialog asks for in the place of the form: where there is something to
// decide, and the field is one to write in. All others are drawn like any field.
export function textField(task: TaskDetail): string | null {
  const field = opinionField(task);
  const part = field === null ? undefined : partAt(task, field);
  return part !== undefined && task.outcomes.length > 0 && isWritten(part) ? field : null;
}

// What the form calls that field.
export function textLabel(task: TaskDetail): Words | null {
  const part = partAt(task, textField(task) ?? '');
  if (part === undefined) return null;
  return { zh: part.label ?? '', en: part.properties?.['label.en'] ?? part.label ?? '' };
}

// A form that draws the opinion itself is not asked for it twice.
export function asksForText(task: TaskDetail): boolean {
  return opinionField(task) === null || textField(task) !== null;
}

// What the bar and the dialog draw is left out of the form; the outcome always is (APPROVALS §3).
export function fieldsOutside(task: TaskDetail): string[] {
  const text = textField(task);
  return ['outcome', ...(text === null ? [] : [text])];
}

// The fields whose problems the dialog tells: those that it asks for.
export function fieldsOfDialog(task: TaskDetail): string[] {
  const own = fieldsOutside(task);
  if (!asksForText(task)) return own;
  // Beside a form without such a field the server calls the text the opinion.
  return [...own, ...texts.filter((key) => partAt(task, key) === undefined)];
}
