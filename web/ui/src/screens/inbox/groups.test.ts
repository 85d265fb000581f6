import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../api/types';
import { byDueTime } from './groups';

const now = Date.parse('2021-08-24T02:00:00Z');

function task(taskKey: string, dueAt: string | null, dueWorkingDays: number | null): TaskRow {
  return { taskKey, dueAt, dueWorkingDays } as TaskRow;
}

describe('open tasks', () => {
  it('stand in groups by due time, empty groups are left out', () => {
    const groups = byDueTime([
      task('1', null, null),
      task('2', '2021-08-23T16:00:00Z', -1),
      task('3', '2021-08-31T16:00:00Z', 5),
      task('4', '2021-09-01T16:00:00Z', 6),
    ], now);
    expect(groups.map((group) => [group.name, group.tasks.map((item) => item.taskKey)])).toEqual([
      ['overdue', ['2']], ['soon', ['3']], ['later', ['4']], ['none', ['1']],
    ]);
    expect(byDueTime([task('1', null, null)], now)).toHaveLength(1);
  });
});
