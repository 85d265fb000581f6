import { describe, expect, it } from 'vitest';
import type { Change, Entry } from '../api/types';
import { factsOf } from './facts';

const label = { zh: '名', en: 'Name' };
function change(value: unknown, rest: Partial<Change> = {}): Change {
  return { name: 'x', label, value, text: null, state: 'disclosed', ...rest };
}
function entry(changes: Change[], rest: Partial<Entry> = {}): Entry {
  const actor = { kind: 'person', login: 'a', name: null };
  return { actor, changes, opinion: null, outcome: null, label: null, ...rest } as Entry;
}
const word = {
  word: (code: string) => (code === 'yes' ? '是' : null), comma: '、',
  model: (text: Change['text']) => text?.zh ?? '',
};
const short = (one: Entry) => factsOf(one, word).short.map((fact) => fact.text);

describe('the facts of an entry', () => {
  it('are what reads by itself: dates, numbers, names, known words', () => {
    const values = ['2021-09-03', 18.142857, '街道会议室', ['公告栏', '网站'], 'yes'];
    expect(short(entry(values.map((value) => change(value)))))
      .toEqual(['2021-09-03', '18.14', '街道会议室', '公告栏、网站', '是']);
  });

  it('are what people call a chosen value', () => {
    expect(short(entry([change('yes', { text: { zh: '赞成', en: 'For' } })]))).toEqual(['赞成']);
  });

  it('are no codes, logins, ticks or contexts, nothing withheld or without a label', () => {
    const values = ['tang.wanqing', ['su.mingche'], true, null, '', { a: 1 }, [{ a: 1 }], []];
    expect(short(entry(values.map((value) => change(value))))).toEqual([]);
    const hidden = [change(1, { label: null }), change(1, { state: 'withheld' })];
    expect(short(entry(hidden))).toEqual([]);
  });

  it('are few, and a long text stands by itself, the opinion not twice', () => {
    const text = '走访六个村社区，与返乡人员、退伍军人座谈，介绍选拔条件和程序，听取意见。';
    const many = Array.from({ length: 9 }, (_, index) => change(index));
    const facts = factsOf(entry([...many, change(text)]), word);
    expect([facts.short.length, facts.long.map((fact) => fact.text)]).toEqual([6, [text]]);
    expect(factsOf(entry([change(text)], { opinion: text }), word).long).toEqual([]);
  });

  it('are sentences where they end as one, and the answer where they are named as the step', () => {
    const step = { zh: '表决', en: 'Vote' };
    const facts = factsOf(entry(
      [change('yes', { label: step }), change('同意。')], { label: step, outcome: null },
    ), word);
    expect(facts).toMatchObject({ said: '是', short: [], long: [{ text: '同意。' }] });
  });

  it('of the machine are told by its record alone', () => {
    const machine = { actor: { kind: 'system', login: null, name: null } } as Partial<Entry>;
    expect(short(entry([change(1)], machine))).toEqual([]);
  });
});
