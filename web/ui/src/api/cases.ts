import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, call } from './client';
import type { CaseFilter, Entry } from './types';

export function useCases(filter: CaseFilter, enabled = true) {
  return useQuery({
    queryKey: ['cases', 'list', filter],
    queryFn: () => call(() => api.POST('/api/cases/search', {
      body: { filter, sort: [{ field: 'startedAt', order: 'DESC' }], page: { limit: 200 } },
    })),
    enabled,
    refetchInterval: 30_000,
  });
}

export function useCase(caseKey: string) {
  return useQuery({
    queryKey: ['cases', 'one', caseKey],
    queryFn: () => call(() => api.GET('/api/cases/{key}', { params: { path: { key: caseKey } } })),
  });
}

const pageLimit = 200;

// The timeline from its end, page before page; `entries` of what is there, oldest first.
export function useTimeline(caseKey: string) {
  const query = useInfiniteQuery({
    queryKey: ['cases', 'timeline', caseKey],
    queryFn: ({ pageParam }) => call(() => api.GET('/api/cases/{key}/timeline', {
      params: { path: { key: caseKey }, query: { limit: pageLimit, before: pageParam } },
    })),
    initialPageParam: 0,
    getNextPageParam: ({ previous }) => previous,
  });
  const entries: Entry[] = [...query.data?.pages ?? []].reverse().flatMap(({ items }) => items);
  return { ...query, entries };
}
