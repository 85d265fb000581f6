import { useQuery } from '@tanstack/react-query';
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

export function useTimeline(caseKey: string) {
  return useQuery({
    queryKey: ['cases', 'timeline', caseKey],
    queryFn: () => readTimeline(caseKey),
  });
}

const pageLimit = 200;
const maxPages = 25;

// The whole timeline, oldest entry first, page after page up to a bound.
async function readTimeline(caseKey: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let after: number | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = { limit: pageLimit, after };
    const { items, next } = await call(() => api.GET('/api/cases/{key}/timeline', {
      params: { path: { key: caseKey }, query },
    }));
    entries.push(...items);
    if (next === null) break;
    after = next;
  }
  return entries;
}
