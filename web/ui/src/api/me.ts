import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { List, Notice, OwnFile } from './types';

export function useNotices() {
  return useQuery({
    queryKey: ['me', 'notices'],
    queryFn: () => call<List<Notice>>('GET', '/api/me/notices'),
    refetchInterval: 60_000,
  });
}

export function useOwnFile() {
  return useQuery({
    queryKey: ['me', 'file'],
    queryFn: () => call<OwnFile>('GET', '/api/me/file'),
  });
}
