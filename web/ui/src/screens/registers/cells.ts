import type { RegisterRow } from '../../api/types';
import { dateText } from '../../i18n/format';
import { inLanguage, type Language } from '../../i18n/words';
import { valueText } from '../../kit/value_text';

// The codes that a field may hold, with their words.
type CodeWord = RegisterRow['fields'][number]['codes'][number];

export interface CellWords {
  language: Language;
  yes: string;
  no: string;
  // Between the items of a list.
  comma: string;
}

export interface CellLook {
  text: string;
  // The whole of what is shortened.
  full?: string;
  kind: 'short' | 'long' | 'number' | 'code';
}

const longText = 24;
const shownDigits = 8;

function oneText(value: unknown, codes: CodeWord[], words: CellWords): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.values(value).map((item) => oneText(item, [], words)).filter(Boolean).join(' ');
  }
  const text = valueText(value);
  const known = codes.find((item) => item.code === text);
  if (known === undefined) return dateText(text, words.language);
  return inLanguage(known.label, words.language);
}

// How a value of a register stands in a table: its words, digests by their first digits.
export function cellLook(value: unknown, codes: CodeWord[], words: CellWords): CellLook {
  if (typeof value === 'number') return { text: String(value), kind: 'number' };
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) {
    return { text: value.slice(0, shownDigits), full: value, kind: 'code' };
  }
  const items = Array.isArray(value) ? value : [value];
  const text = items.map((item) => oneText(item, codes, words)).filter(Boolean).join(words.comma);
  return { text, kind: text.length > longText ? 'long' : 'short' };
}

// Whether a record's key says more than its fields do.
export function keyTellsMore(key: string, fields: Record<string, unknown>): boolean {
  const shown = new Set(Object.values(fields).map(String));
  return !key.split(':').every((part) => shown.has(part));
}
