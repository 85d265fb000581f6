import type { Change, Entry } from '../api/types';

export interface Fact { change: Change; text: string }
// What the line of an entry tells of its changes: what its step asked for by its own name, short
// facts, and what was written in sentences.
export interface Facts { said: string | null; short: Fact[]; long: Fact[] }

// The word of a code, where there is one; what stands between the items of a list; words of the
// model in the language of the page.
export interface FactWords {
  word: (code: string) => string | null; comma: string; model: (text: Change['text']) => string;
}

const longText = 30;
const mostShort = 6;

// A value that reads by itself. Codes and logins do not: they need words of a dictionary.
function plain(value: unknown, words: FactWords): string | null {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (Array.isArray(value)) {
    const { comma } = words;
    const items = value.map((item) => (typeof item === 'string' ? plain(item, words) : null));
    return items.length > 0 && items.every((item) => item !== null) ? items.join(comma) : null;
  }
  if (typeof value !== 'string' || value.trim() === '') return null;
  return /^[A-Za-z][\w.-]*$/.test(value) ? words.word(value) : value;
}

// The answers of a person, as far as they are shown and read by themselves.
export function factsOf(entry: Entry, words: FactWords): Facts {
  const facts: Facts = { said: null, short: [], long: [] };
  if (entry.actor.kind === 'system') return facts;
  for (const change of entry.changes) {
    if (change.label === null || change.state !== 'disclosed') continue;
    const text = words.model(change.text) || plain(change.value, words);
    if (text === null || text === entry.opinion) continue;
    const isSaid = entry.outcome === null && change.label.zh === entry.label?.zh;
    if (isSaid) facts.said = text;
    else if (text.length > longText || /[。！？.!?]$/.test(text)) facts.long.push({ change, text });
    else if (facts.short.length < mostShort) facts.short.push({ change, text });
  }
  return facts;
}
