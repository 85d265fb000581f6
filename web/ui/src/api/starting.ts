import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { Campaign, FormRef, IntakeForm, List, Starter, Values } from './types';

export function useStarters() {
  return useQuery({
    queryKey: ['starters'],
    queryFn: () => call<List<Starter>>('GET', '/api/starters'),
  });
}

export function useCampaigns() {
  return useQuery({
    queryKey: ['campaigns'],
    queryFn: () => call<List<Campaign>>('GET', '/api/campaigns'),
  });
}

export function useForm(id: string | null) {
  return useQuery({
    queryKey: ['forms', id],
    queryFn: () => call<FormRef>('GET', `/api/forms/${encodeURIComponent(id ?? '')}`),
    enabled: id !== null,
  });
}

export function useIntake(id: string, correlationKey: string) {
  const query = `correlationKey=${encodeURIComponent(correlationKey)}`;
  return useQuery({
    queryKey: ['intakes', id, correlationKey],
    queryFn: () => call<IntakeForm>('GET', `/api/intakes/${encodeURIComponent(id)}?${query}`),
  });
}

export function submitStarter(id: string, values: Values, idempotencyKey: string) {
  return call<{ caseKey: string; businessId: string }>(
    'POST', `/api/starters/${encodeURIComponent(id)}/submissions`,
    { body: { values }, idempotencyKey },
  );
}

export interface IntakeSubmission { correlationKey: string; values: Values; consent?: Values }

export function submitIntake(id: string, submission: IntakeSubmission, idempotencyKey: string) {
  return call<{ recordKey: string | null; receipt: string | null }>(
    'POST', `/api/intakes/${encodeURIComponent(id)}/submissions`,
    { body: submission, idempotencyKey },
  );
}
