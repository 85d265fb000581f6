import { useQuery } from '@tanstack/react-query';
import { call, newIdempotencyKey } from './client';
import type { Completion, List, TaskDetail, TaskRow, Values } from './types';

export interface TaskFilter { view: 'todo' | 'done'; text?: string; state?: string }
export interface CompletionRequest {
  taskVersion: number;
  outcome: string | null;
  opinion: string | null;
  values: Values;
}

const pageLimit = 200;

export function useTasks(filter: TaskFilter, enabled = true) {
  const field = filter.view === 'done' ? 'completedAt' : 'dueAt';
  const order = filter.view === 'done' ? 'desc' : 'asc';
  return useQuery({
    queryKey: ['tasks', 'list', filter],
    queryFn: () => call<List<TaskRow>>('POST', '/api/tasks/search', {
      body: { filter, sort: [{ field, order }], page: { limit: pageLimit } },
    }),
    enabled,
    refetchInterval: 30_000,
  });
}

export function useTask(taskKey: string, enabled = true) {
  return useQuery({
    queryKey: ['tasks', 'one', taskKey],
    queryFn: () => call<TaskDetail>('GET', `/api/tasks/${taskKey}`),
    enabled,
    staleTime: 0,
  });
}

export function changeClaim(task: TaskRow, operation: 'claim' | 'unclaim'): Promise<TaskDetail> {
  return call('POST', `/api/tasks/${task.taskKey}/${operation}`, {
    body: { taskVersion: task.taskVersion },
    idempotencyKey: newIdempotencyKey(),
  });
}

export function saveTask(taskKey: string, taskVersion: number, values: Values, keepalive: boolean) {
  return call<{ taskVersion: number; savedAt: string }>('POST', `/api/tasks/${taskKey}/save`, {
    body: { taskVersion, values },
    idempotencyKey: newIdempotencyKey(),
    keepalive,
  });
}

export function completeTask(taskKey: string, request: CompletionRequest, idempotencyKey: string) {
  return call<Completion>('POST', `/api/tasks/${taskKey}/completion`, {
    body: request,
    idempotencyKey,
  });
}
