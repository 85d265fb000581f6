import type { Entry } from '../api/types';

export type Filter = 'all' | 'person' | 'system';

export function filterEntries<E extends Entry>(entries: E[], filter: Filter): E[] {
  if (filter === 'all') return entries;
  return entries.filter((entry) => (entry.actor.kind === 'system') === (filter === 'system'));
}

function isBareData(entry: Entry): boolean {
  return entry.operation === 'variables' && entry.label === null;
}

// An entry as it is read: what the machine did again in the same record stands with it.
export interface Told extends Entry { again: Entry[] }

function repeats(last: Told | undefined, entry: Entry): boolean {
  return last !== undefined && entry.actor.kind === 'system' && entry.elementId !== null
    && last.seq === entry.seq && last.operation === entry.operation
    && last.elementId === entry.elementId && entry.decision === null;
}

// Whom an entry and its repetitions are about, each once.
export function subjectsOf(entry: Told): NonNullable<Entry['subject']>[] {
  const all = [entry, ...entry.again]
    .flatMap((item) => (item.subject === null ? [] : [item.subject]));
  return [...new Map(all.map((subject) => [subject.personId, subject])).values()];
}

function workOf(entry: Entry): string {
  return [entry.actor.login, entry.elementId, entry.processInstanceKey].join(' ');
}

// What a person reads: data that changed on the way stands with what changed it in the same
// record, what the machine did several times in a record is told once, and a draft that the same
// person saved again or handed in is left out.
export function readable(entries: Entry[]): Told[] {
  const kept: Entry[] = [];
  const overtaken = new Set<string>();
  for (const entry of [...entries].reverse()) {
    if (entry.actor.kind === 'person' && entry.elementId !== null) {
      if (entry.operation === 'save' && overtaken.has(workOf(entry))) continue;
      if (['save', 'complete', 'decide'].includes(entry.operation)) overtaken.add(workOf(entry));
      else overtaken.delete(workOf(entry));
    }
    kept.push(entry);
  }
  const joined: Told[] = [];
  for (const entry of kept.reverse()) {
    const last = joined.at(-1);
    if (last !== undefined && isBareData(entry) && last.seq === entry.seq) {
      joined[joined.length - 1] = { ...last, changes: [...last.changes, ...entry.changes] };
    } else if (last !== undefined && repeats(last, entry)) {
      last.again.push(entry);
    } else {
      joined.push({ ...entry, again: [] });
    }
  }
  return joined;
}
