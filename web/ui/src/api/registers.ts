import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { List, RegisterRecord, RegisterRow } from './types';

export function useRegisters() {
  return useQuery({
    queryKey: ['registers', 'list'],
    queryFn: () => call<List<RegisterRow>>('GET', '/api/registers'),
  });
}

export function useRecords(id: string) {
  return useQuery({
    queryKey: ['registers', 'records', id],
    queryFn: () => call<List<RegisterRecord>>(
      'POST', `/api/registers/${encodeURIComponent(id)}/records/search`,
      { body: { filter: {}, sort: [], page: { limit: 200 } } },
    ),
  });
}
