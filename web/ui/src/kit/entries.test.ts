import { describe, expect, it } from 'vitest';
import type { Entry } from '../api/types';
import { filterEntries, readable, subjectsOf } from './entries';

function entry(
  seq: number, operation: Entry['operation'], more: Partial<Entry> = {},
): Entry {
  return {
    seq, part: 0, at: '2021-08-24T01:00:00Z', operation, elementId: 'ut_qualify',
    actor: { kind: 'person', login: 'lin', name: null }, label: { zh: '初审', en: 'Check' },
    processInstanceKey: '7', subject: null, outcome: null, opinion: null, changes: [],
    decision: null, hash: 'ab', ...more,
  };
}

function change(name: string) {
  return { name, label: null, value: 1, text: null, state: 'disclosed' as const };
}

const machine = {
  actor: { kind: 'system' as const, login: null, name: null }, label: null, elementId: null,
};

describe('the entries of a timeline', () => {
  it('have the data that changed on the way with what changed it', () => {
    const read = readable([
      entry(45, 'complete', { changes: [change('a')] }),
      entry(45, 'variables', { ...machine, changes: [change('b')] }),
      entry(46, 'variables', { ...machine, changes: [change('c')] }),
    ]);
    expect(read.map((item) => item.changes.map(({ name }) => name))).toEqual([['a', 'b'], ['c']]);
  });

  it('leave out a draft that was saved again or handed in by the same person', () => {
    const operations = (entries: Entry[]) => readable(entries).map((item) => item.operation);
    expect(operations([entry(1, 'save'), entry(2, 'save'), entry(3, 'complete')]))
      .toEqual(['complete']);
    expect(operations([entry(1, 'claim'), entry(2, 'save'), entry(3, 'save')]))
      .toEqual(['claim', 'save']);
    expect(operations([entry(1, 'save'), entry(2, 'unclaim'), entry(3, 'complete')]))
      .toEqual(['save', 'unclaim', 'complete']);
    const other = entry(2, 'complete', { actor: { kind: 'person', login: 'he', name: null } });
    expect(operations([entry(1, 'save'), other])).toEqual(['save', 'complete']);
  });

  it('tell once what the machine did again in the same record, and about whom', () => {
    const about = (personId: string) => ({ personId, name: { zh: personId, en: personId } });
    const sheet = (personId: string) => entry(79, 'register', {
      ...machine, elementId: 'st_sheets', subject: about(personId),
    });
    const [first, ...rest] = readable([
      sheet('wu'), sheet('wu'), sheet('zhou'), entry(79, 'notify', { ...machine, elementId: 'st' }),
    ]);
    expect([first.again.length, rest.length]).toEqual([2, 1]);
    expect(subjectsOf(first).map((subject) => subject.personId)).toEqual(['wu', 'zhou']);
    const people = [entry(80, 'complete'), entry(80, 'complete')];
    expect(readable(people)).toHaveLength(2);
  });

  it('are those of people or of the machine', () => {
    const both = [entry(1, 'complete'), entry(2, 'timer', machine)];
    expect(filterEntries(both, 'person').map((item) => item.seq)).toEqual([1]);
    expect(filterEntries(both, 'system').map((item) => item.seq)).toEqual([2]);
    expect(filterEntries(both, 'all')).toHaveLength(2);
  });
});
