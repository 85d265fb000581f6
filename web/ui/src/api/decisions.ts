import { useQuery } from '@tanstack/react-query';
import { api, call } from './client';

// What is on record stays as it is, and who reads it is noted: it is asked for once.
export function useExplanation(decisionKey: string) {
  return useQuery({
    queryKey: ['decisions', decisionKey],
    queryFn: () => call(() => api.GET('/api/decisions/{key}', {
      params: { path: { key: decisionKey } },
    })),
    staleTime: Infinity,
  });
}
