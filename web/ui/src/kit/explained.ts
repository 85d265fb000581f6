import type { ExplainedRule } from '../api/types';

// A rule hit; a cell of it was not met; an earlier rule had decided before it; its cells were met
// and the result does not come from it; or the record does not say.
export type RuleState = 'hit' | 'missed' | 'notAsked' | 'unused' | 'unknown';
export interface ToldRule extends ExplainedRule { state: RuleState }

// Rules in the order of their table. Of a long table those that hit stand first and the others are
// folded away.
export interface ToldRules { shown: ToldRule[]; folded: ToldRule[] }

const mostShown = 8;
const mostInLine = 80;

export function toldRules(rules: ExplainedRule[], tellsMisses: boolean): ToldRules {
  const first = rules.findIndex((rule) => rule.hit);
  const shown = rules.map((rule, index): ToldRule => {
    if (rule.hit) return { ...rule, state: 'hit' };
    if (!tellsMisses) return { ...rule, state: 'unknown' };
    if (rule.missed !== null) return { ...rule, state: 'missed' };
    return { ...rule, state: first >= 0 && first < index ? 'notAsked' : 'unused' };
  });
  if (rules.length <= mostShown) return { shown, folded: [] };
  return {
    shown: shown.filter((rule) => rule.state === 'hit'),
    folded: shown.filter((rule) => rule.state !== 'hit'),
  };
}

function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A value as the cells of a table see it, so that it can be held against their conditions.
export function seenText(value: unknown, inside = false): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return inside || value === '' ? JSON.stringify(value) : value;
  if (Array.isArray(value)) return `[${value.map((item) => seenText(item, true)).join(', ')}]`;
  if (!isContext(value)) return String(value);
  return `{${entryTexts(value).join(', ')}}`;
}

function entryTexts(context: Record<string, unknown>): string[] {
  return Object.entries(context).map(([name, item]) => `${name}: ${seenText(item, true)}`);
}

export function shortText(value: unknown): string {
  const text = seenText(value);
  return text.length <= mostInLine ? text : `${text.slice(0, mostInLine - 1)}…`;
}

// The parts of a list or context that is too long for a line; null where it fits, and for a text.
export function partTexts(value: unknown): string[] | null {
  if (seenText(value).length <= mostInLine) return null;
  if (Array.isArray(value)) return value.map((item) => seenText(item, true));
  return isContext(value) ? entryTexts(value) : null;
}
