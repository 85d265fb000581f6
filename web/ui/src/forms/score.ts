import type { FormSchema, Values } from '../api/types';
import { isScoreSheet, partsOf, type FormPart } from './schema';

export interface Score { total: number; full: number }

export function criteriaOf(group: FormPart): FormPart[] {
  return (group.components ?? []).filter((part) => part.type === 'number');
}

// The part that says the total, where the form computes one.
export function totalPart(group: FormPart): FormPart | undefined {
  return group.components?.find((part) => part.type === 'expression');
}

function maximumOf(part: FormPart): number {
  return Number((part.validate as { max?: number } | undefined)?.max ?? 0);
}

// What was given so far, of the full mark; as the form computes it once all is given.
export function scoreOf(group: FormPart, given: unknown[], computed: unknown): Score {
  const sum = given.reduce<number>((all, mark) => all + (Number(mark) || 0), 0);
  return {
    total: typeof computed === 'number' ? computed : sum,
    full: criteriaOf(group).reduce((all, part) => all + maximumOf(part), 0),
  };
}

// The running total of the score sheet of a form, where it has one.
export function scoreIn(schema: FormSchema, values: Values): Score | null {
  const group = partsOf(schema).find(isScoreSheet);
  if (group === undefined) return null;
  const given = criteriaOf(group).map((part) => values[part.key ?? '']);
  return scoreOf(group, given, values[totalPart(group)?.key ?? '']);
}

// One step up or down, within the limits of the criterion; from nothing it begins at its foot.
export function stepped(value: unknown, by: number, part: FormPart): number {
  const { min = 0, max = Infinity } = (part.validate ?? {}) as { min?: number; max?: number };
  if (typeof value !== 'number') return by > 0 ? Math.min(min + by, max) : min;
  const next = Math.round((value + by) * 1_000) / 1_000;
  return Math.min(Math.max(next, min), max);
}

// A mark as it is typed, also with the full-width signs of a Chinese keyboard. Null: no number.
export function markOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace('。', '.').trim();
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}
