import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { CaseDetail, CaseRow, Entry, List } from './types';

export interface CaseFilter { view: 'started' | 'all'; text?: string }

export function useCases(filter: CaseFilter, enabled = true) {
  return useQuery({
    queryKey: ['cases', 'list', filter],
    queryFn: () => call<List<CaseRow>>('POST', '/api/cases/search', {
      body: { filter, sort: [{ field: 'startedAt', order: 'desc' }], page: { limit: 200 } },
    }),
    enabled,
    refetchInterval: 30_000,
  });
}

export function useCase(caseKey: string) {
  return useQuery({
    queryKey: ['cases', 'one', caseKey],
    queryFn: () => call<CaseDetail>('GET', `/api/cases/${caseKey}`),
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
  let after = '';
  for (let page = 0; page < maxPages; page += 1) {
    const path = `/api/cases/${caseKey}/timeline?limit=${pageLimit}${after}`;
    const { items } = await call<List<Entry>>('GET', path);
    entries.push(...items);
    if (items.length < pageLimit) break;
    after = `&after=${String(items[items.length - 1].seq)}`;
  }
  return entries;
}
