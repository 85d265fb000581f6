import { describe, expect, it } from 'vitest';
import type { ExplainedRule } from '../api/types';
import { partTexts, seenText, shortText, toldRules } from './explained';

function rule(number: number, more: Partial<ExplainedRule> = {}): ExplainedRule {
  const id = `r${number}`;
  return { rule: number, id, text: null, hit: false, outputs: {}, missed: null, ...more };
}
const hit = { hit: true };
const missed = { missed: { input: 0, condition: '> 45' } };
const states = (rules: ExplainedRule[], tellsMisses = true) =>
  toldRules(rules, tellsMisses).shown.map(({ state }) => state);

describe('the rules of a decision', () => {
  it('hit, miss by a cell, or are not asked once an earlier one has decided', () => {
    expect(states([rule(1, missed), rule(2, hit), rule(3), rule(4, missed)]))
      .toEqual(['missed', 'hit', 'notAsked', 'missed']);
  });

  it('say no more than is known where no earlier one has decided', () => {
    expect(states([rule(1), rule(2, hit)])).toEqual(['unused', 'hit']);
    expect(states([rule(1), rule(2)])).toEqual(['unused', 'unused']);
    expect(states([rule(1), rule(2, hit), rule(3)], false)).toEqual(['unknown', 'hit', 'unknown']);
  });

  it('keep the order of their table up to eight', () => {
    const eight = Array.from({ length: 8 },
      (_, index) => rule(index + 1, index === 4 ? hit : missed));
    const { shown, folded } = toldRules(eight, true);
    expect(shown.map((item) => item.rule)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(folded).toEqual([]);
  });

  it('are folded behind those that hit where there are more', () => {
    const nine = Array.from({ length: 9 },
      (_, index) => rule(index + 1, [4, 6].includes(index) ? hit : index === 8 ? {} : missed));
    const { shown, folded } = toldRules(nine, true);
    expect(shown.map((item) => item.rule)).toEqual([5, 7]);
    expect(folded.map((item) => item.rule)).toEqual([1, 2, 3, 4, 6, 8, 9]);
    expect(folded.at(-1)?.state).toBe('notAsked');
    const none = toldRules(nine.map((item) => ({ ...item, hit: false, ...missed })), true);
    expect([none.shown.length, none.folded.length]).toEqual([0, 9]);
  });
});

describe('a value that a table saw', () => {
  it('is written as conditions write it', () => {
    expect([null, true, 46, 87.5, '大专', '', []].map((value) => seenText(value)))
      .toEqual(['null', 'true', '46', '87.5', '大专', '""', '[]']);
    expect(seenText({ member: true, ranks: ['A', null], more: {} }))
      .toBe('{member: true, ranks: ["A", null], more: {}}');
  });

  it('is told in parts where it does not fit a line', () => {
    const panel = ['su.mingche', 'wei.xiaonan', 'yuan.kaige', 'lv.siqi'].map((user) => ({ user }));
    expect(partTexts(panel)?.[1]).toBe('{user: "wei.xiaonan"}');
    expect(partTexts({ panel, count: 4 })?.[1]).toBe('count: 4');
    expect(partTexts(panel.slice(0, 2))).toBeNull();
    expect(partTexts('x'.repeat(200))).toBeNull();
  });

  it('is cut beside its condition, since the inputs have all of it', () => {
    expect(shortText('x'.repeat(80))).toBe('x'.repeat(80));
    expect(shortText('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  });
});
