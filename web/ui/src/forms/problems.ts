import type { FieldProblem, FormSchema } from '../api/types';
import { fieldText } from '../kit/error_words';
import type { Language } from '../i18n/words';
import { fieldAt, labelOf, partsOf, type FormPart } from './schema';

// One line of the error summary; `field` and `indexes` say where the link leads.
export interface ShownProblem {
  field: string | null;
  indexes: number[];
  label: string;
  text: string;
}

// What form-js keeps: texts by field id, nested in arrays inside dynamic lists.
export type FormErrors = Record<string, unknown>;

function collect(errors: unknown, part: FormPart, indexes: number[], into: ShownProblem[]): void {
  if (!Array.isArray(errors)) return;
  for (const [index, item] of errors.entries()) {
    if (typeof item === 'string') {
      into.push({ field: part.id, indexes, label: labelOf(part), text: item });
    } else {
      collect(item, part, [...indexes, index], into);
    }
  }
}

// The problems that form-js found, in the order of the form.
export function problemsOf(schema: FormSchema, errors: FormErrors): ShownProblem[] {
  const found: ShownProblem[] = [];
  const walk = (parts: FormPart[]) => {
    for (const part of parts) {
      collect(errors[part.id], part, [], found);
      if (part.components !== undefined) walk(part.components);
    }
  };
  walk(partsOf(schema));
  return found;
}

// The problems that the server found, each at its field where the form shows one.
export function problemsFrom(
  schema: FormSchema, problems: FieldProblem[], language: Language,
): ShownProblem[] {
  return problems.map((problem) => {
    const place = fieldAt(schema, problem.field);
    const text = fieldText(problem, language);
    if (place === null) return { field: null, indexes: [], label: '', text };
    return {
      field: place.part.id, indexes: place.indexes, label: labelOf(place.part), text,
    };
  });
}

// The same problems in the shape that form-js draws beside its fields.
export function errorsOf(problems: ShownProblem[]): FormErrors {
  const errors: FormErrors = {};
  for (const { field, indexes, text } of problems) {
    if (field === null) continue;
    let list = (errors[field] ??= []) as unknown[];
    for (const index of indexes) list = (list[index] ??= []) as unknown[];
    list.push(text);
  }
  return errors;
}
