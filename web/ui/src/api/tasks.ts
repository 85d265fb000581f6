import { useQuery } from '@tanstack/react-query';
import { api, call, newIdempotencyKey, once } from './client';
import type { CompletionRequest, TaskDetail, TaskFilter, TaskRow, Values } from './types';

const pageLimit = 200;
const ofTask = (key: string) => ({ params: { path: { key } } });

export function useTasks(filter: TaskFilter, enabled = true) {
  const sort = filter.view === 'done'
    ? { field: 'completedAt', order: 'DESC' as const } : { field: 'dueAt', order: 'ASC' as const };
  return useQuery({
    queryKey: ['tasks', 'list', filter],
    queryFn: () => call(() => api.POST('/api/tasks/search', {
      body: { filter, sort: [sort], page: { limit: pageLimit } },
    })),
    enabled,
    refetchInterval: 30_000,
  });
}

export function useTask(taskKey: string, enabled = true) {
  return useQuery({
    queryKey: ['tasks', 'one', taskKey],
    queryFn: () => call(() => api.GET('/api/tasks/{key}', ofTask(taskKey))),
    enabled,
    staleTime: 0,
  });
}

export function changeClaim(task: TaskRow, operation: 'claim' | 'unclaim'): Promise<TaskDetail> {
  const request = {
    ...ofTask(task.taskKey), body: { taskVersion: task.taskVersion }, ...once(newIdempotencyKey()),
  };
  return call(() => (operation === 'claim'
    ? api.POST('/api/tasks/{key}/claim', request) : api.POST('/api/tasks/{key}/unclaim', request)));
}

export function saveTask(taskKey: string, taskVersion: number, values: Values, keepalive: boolean) {
  const key = once(newIdempotencyKey());
  return call(() => api.POST('/api/tasks/{key}/save', {
    ...ofTask(taskKey), body: { taskVersion, values }, ...key, keepalive,
  }));
}

export function completeTask(taskKey: string, request: CompletionRequest, idempotencyKey: string) {
  return call(() => api.POST('/api/tasks/{key}/completion', {
    ...ofTask(taskKey), body: request, ...once(idempotencyKey),
  }));
}
