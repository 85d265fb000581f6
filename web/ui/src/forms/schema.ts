import type { FormSchema } from '../api/types';
import type { Language } from '../i18n/words';

// A component of a form-js schema, as far as this application looks at it.
export interface FormPart {
  id: string;
  type: string;
  key?: string;
  path?: string;
  label?: string;
  dateLabel?: string;
  text?: string;
  description?: string;
  components?: FormPart[];
  values?: FormOption[];
  properties?: Record<string, string>;
  [name: string]: unknown;
}

interface FormOption { label: string; value: unknown; [name: string]: unknown }

const translated = ['label', 'dateLabel', 'timeLabel', 'text', 'description'] as const;

function optionIn(option: FormOption, part: FormPart, language: Language): FormOption {
  if (language !== 'en') return option;
  const own = option['label.en'] ?? option.labelEn;
  const named = part.properties?.[`option.${String(option.value)}.en`]
    ?? part.properties?.[`values.${String(option.value)}.en`];
  const label = own ?? named;
  return typeof label === 'string' ? { ...option, label } : option;
}

function partIn(part: FormPart, language: Language): FormPart {
  const copy: FormPart = { ...part };
  for (const name of translated) {
    const other = part.properties?.[`${name}.en`];
    if (language === 'en' && typeof other === 'string') copy[name] = other;
  }
  const dateLabel = part.properties?.['label.en'];
  if (language === 'en' && part.type === 'datetime' && typeof dateLabel === 'string') {
    copy.dateLabel = dateLabel;
  }
  if (part.values !== undefined) {
    copy.values = part.values.map((option) => optionIn(option, part, language));
  }
  return copy;
}

// A group laid out as a score sheet draws its numbers itself, one row each.
function markCriteria(group: FormPart): void {
  const step = Number(group.properties?.step ?? 1) || 1;
  group.components = group.components?.map((part) => (
    part.type === 'number' ? { ...part, criterion: true, step } : part
  ));
}

// The schema in one language, without the fields of these keys at the top of the answer.
export function schemaIn(
  schema: FormSchema, language: Language, left: readonly string[],
): FormSchema {
  const walk = (parts: FormPart[]): FormPart[] => parts.map((part) => {
    const copy = partIn(part, language);
    if (part.components !== undefined) copy.components = walk(part.components);
    if (isScoreSheet(part)) markCriteria(copy);
    // A folded row could hide what must be answered.
    if (part.type === 'dynamiclist') copy.disableCollapse = true;
    return copy;
  });
  const without = (parts: FormPart[]): FormPart[] => parts
    .filter((part) => part.key === undefined || !left.includes(part.key))
    .map((part) => (
      laysOut(part) ? { ...part, components: without(part.components ?? []) } : part));
  return { ...schema, components: walk(without(partsOf(schema))) };
}

export function partsOf(schema: FormSchema): FormPart[] {
  return (schema.components ?? []) as FormPart[];
}

function laysOut(part: FormPart): boolean {
  return part.type === 'group' && !part.path;
}

// The parts whose values stand at the top of the answer: a group without a path only lays out.
export function topParts(schema: FormSchema): FormPart[] {
  const flat = (parts: FormPart[]): FormPart[] => parts.flatMap((part) => (
    laysOut(part) ? flat(part.components ?? []) : [part]
  ));
  return flat(partsOf(schema));
}

export function hasField(schema: FormSchema | null, key: string): boolean {
  return schema !== null && topParts(schema).some((part) => part.key === key);
}

export function isScoreSheet(part: FormPart): boolean {
  return part.type === 'group' && part.properties?.layout === 'score';
}

export function labelOf(part: FormPart): string {
  return part.label ?? part.dateLabel ?? part.key ?? '';
}

export interface FoundField { part: FormPart; indexes: number[] }

function nameOf(part: FormPart): string | undefined {
  return part.key ?? part.path;
}

// The component that a path of the server names: `closes`, `posts[1].org`, `team.organiser`.
export function fieldAt(schema: FormSchema, path: string): FoundField | null {
  const steps = path.split(/[^\p{L}\p{N}_]+/u).filter((step) => step !== '');
  return search(partsOf(schema), steps, []);
}

function search(parts: FormPart[], steps: string[], indexes: number[]): FoundField | null {
  for (const part of parts) {
    const own = (nameOf(part) ?? '').split('.').filter((step) => step !== '');
    const fits = own.every((step, index) => steps[index] === step);
    if (!fits) continue;
    const rest = steps.slice(own.length);
    if (own.length > 0 && rest.length === 0) return { part, indexes };
    const counted = part.type === 'dynamiclist' && /^\d+$/.test(rest[0] ?? '');
    const deeper = part.components === undefined ? null : search(
      part.components,
      counted ? rest.slice(1) : rest,
      counted ? [...indexes, Number(rest[0])] : indexes,
    );
    if (deeper !== null) return deeper;
    if (own.length > 0 && part.components !== undefined) return { part, indexes };
  }
  return null;
}

export function isReadOnly(part: FormPart): boolean {
  if (part.components !== undefined && part.type !== 'dynamiclist') {
    return part.components.length > 0 && part.components.every(isReadOnly);
  }
  return part.readonly === true;
}

// The answer without what the form only shows, and with lists that have no row. Lists keep their
// shown columns: their rules compare them with what was answered.
export function answered(schema: FormSchema, values: Record<string, unknown>) {
  const parts = topParts(schema);
  const shown = parts.filter(isReadOnly).map((part) => nameOf(part));
  const answer = Object.fromEntries(
    Object.entries(values).filter(([name]) => !shown.includes(name)),
  );
  for (const part of parts) {
    const isAsked = part.type === 'dynamiclist' && !isReadOnly(part);
    if (isAsked && part.path !== undefined) answer[part.path] ??= [];
  }
  return answer;
}
