import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { submitStarter, useForm, useStarters } from '../../api/starting';
import type { Values } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { PageError } from '../../kit/States';
import { toast } from '../../kit/toast';
import { NotFoundPage } from '../not_found';
import { Submission } from './Submission';

const noValues: Values = {};

export function StarterPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const words = useModelWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const starters = useStarters();
  const starter = starters.data?.items.find((item) => item.id === id);
  const form = useForm(starter?.form ?? null);
  const error = starters.error ?? form.error;
  if (error !== null) {
    return (
      <PageError error={error} onRetry={() => { void starters.refetch(); void form.refetch(); }} />
    );
  }
  if (starters.data === undefined) return <Skeleton rows={4} />;
  if (starter === undefined) return <NotFoundPage />;
  const name = words(starter.name);
  const send = async (answers: Values[], idempotencyKey: string) => {
    const { caseKey, businessId } = await submitStarter(id, answers[0] ?? {}, idempotencyKey);
    toast(t('start.started', { id: businessId }), name);
    await navigate(`/cases/${caseKey}`);
    await client.invalidateQueries();
  };
  return (
    <Page
      title={name} heading={name} line
      crumbs={[{ label: t('nav.start'), to: '/start' }, { label: name }]}
    >
      {form.data === undefined && starter.form !== null
        ? <Skeleton rows={4} />
        : (
          <Submission
            forms={form.data === undefined ? [] : [form.data]} values={noValues} label={name}
            purpose={words(starter.description)}
            verb={t('start.startVerb', { name })} onSend={send}
          />
        )}
    </Page>
  );
}
