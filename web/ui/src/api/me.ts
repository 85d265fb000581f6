import { useQuery } from '@tanstack/react-query';
import { api, call } from './client';

export function useNotices() {
  return useQuery({
    queryKey: ['me', 'notices'],
    queryFn: () => call(() => api.GET('/api/me/notices')),
    refetchInterval: 60_000,
  });
}

export function useOwnFile() {
  return useQuery({
    queryKey: ['me', 'file'],
    queryFn: () => call(() => api.GET('/api/me/file')),
  });
}
