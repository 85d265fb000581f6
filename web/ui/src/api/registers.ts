import { useQuery } from '@tanstack/react-query';
import { api, call } from './client';

export function useRegisters() {
  return useQuery({
    queryKey: ['registers', 'list'],
    queryFn: () => call(() => api.GET('/api/registers')),
  });
}

export function useRecords(id: string) {
  return useQuery({
    queryKey: ['registers', 'records', id],
    queryFn: () => call(() => api.POST('/api/registers/{id}/records/search', {
      params: { path: { id } }, body: { filter: {}, sort: [], page: { limit: 200 } },
    })),
  });
}
