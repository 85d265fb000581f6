import type { TaskRow } from '../../api/types';

export type GroupName = 'overdue' | 'soon' | 'later' | 'none' | 'done';
export interface Group { name: GroupName; tasks: TaskRow[] }
const soonWorkingDays = 5;

function groupOf(task: TaskRow, now: number): GroupName {
  if (task.dueAt === null) return 'none';
  if (Date.parse(task.dueAt) <= now) return 'overdue';
  return task.dueWorkingDays !== null && task.dueWorkingDays > soonWorkingDays ? 'later' : 'soon';
}

// Open tasks by due time, in this order; groups without a task are left out.
export function byDueTime(tasks: TaskRow[], now: number): Group[] {
  const names: GroupName[] = ['overdue', 'soon', 'later', 'none'];
  return names
    .map((name) => ({ name, tasks: tasks.filter((task) => groupOf(task, now) === name) }))
    .filter((group) => group.tasks.length > 0);
}
