import { useQuery } from '@tanstack/react-query';
import { api, call, once } from './client';
import type { IntakeSubmission, Values } from './types';

export function useStarters() {
  return useQuery({
    queryKey: ['starters'],
    queryFn: () => call(() => api.GET('/api/starters')),
  });
}

export function useCampaigns() {
  return useQuery({
    queryKey: ['campaigns'],
    queryFn: () => call(() => api.GET('/api/campaigns')),
  });
}

export function useForm(id: string | null) {
  return useQuery({
    queryKey: ['forms', id],
    queryFn: () => call(() => api.GET('/api/forms/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
  });
}

export function useIntake(id: string, correlationKey: string) {
  return useQuery({
    queryKey: ['intakes', id, correlationKey],
    queryFn: () => call(() => api.GET('/api/intakes/{id}', {
      params: { path: { id }, query: { correlationKey } },
    })),
  });
}

export function submitStarter(id: string, values: Values, idempotencyKey: string) {
  return call(() => api.POST('/api/starters/{id}/submissions', {
    params: { path: { id } }, body: { values }, ...once(idempotencyKey),
  }));
}

export function submitIntake(id: string, submission: IntakeSubmission, idempotencyKey: string) {
  return call(() => api.POST('/api/intakes/{id}/submissions', {
    params: { path: { id } }, body: submission, ...once(idempotencyKey),
  }));
}
