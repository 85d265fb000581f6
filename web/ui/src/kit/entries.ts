import type { Entry } from '../api/types';

export type Filter = 'all' | 'person' | 'system';

export function filterEntries(entries: Entry[], filter: Filter): Entry[] {
  if (filter === 'all') return entries;
  return entries.filter((entry) => (entry.actor.kind === 'system') === (filter === 'system'));
}

function isBareData(entry: Entry): boolean {
  return entry.operation === 'variables' && entry.label === null;
}

function workOf(entry: Entry): string {
  return [entry.actor.login, entry.elementId, entry.processInstanceKey].join(' ');
}

// What a person reads: data that changed on the way stands with what changed it in the same
// record, and a draft that the same person saved again or handed in is left out.
export function readable(entries: Entry[]): Entry[] {
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
  const joined: Entry[] = [];
  for (const entry of kept.reverse()) {
    const last = joined.at(-1);
    if (last !== undefined && isBareData(entry) && last.seq === entry.seq) {
      joined[joined.length - 1] = { ...last, changes: [...last.changes, ...entry.changes] };
    } else {
      joined.push(entry);
    }
  }
  return joined;
}
