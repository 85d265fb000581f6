import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { submitIntake, useIntake } from '../../api/starting';
import type { Values } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { ButtonLink } from '../../kit/Button';
import { Note } from '../../kit/Note';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState, PageError } from '../../kit/States';
import { Submission } from './Submission';

// Consent is asked of a person who registers for himself; others are asked in a task of theirs.
export function asksConsent(index: number, first: Values): boolean {
  return index === 0 || (first.channel ?? 'self') === 'self';
}

function Receipt({ receipt }: { receipt: string | null }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div className="pad" ref={place} tabIndex={-1}>
      <Note kind="ok" title={t('start.received')}>
        <span>{t('start.receivedText')}</span>
        {receipt !== null && <span>{t('start.receipt')} <b className="mono">{receipt}</b></span>}
        <span><ButtonLink small to="/me">{t('start.toFile')}</ButtonLink></span>
      </Note>
    </div>
  );
}

export function IntakePage() {
  const { campaign = '', intake = '' } = useParams();
  const { t } = useTranslation();
  const words = useModelWords();
  const client = useQueryClient();
  const query = useIntake(intake, campaign);
  const [receipt, setReceipt] = useState<{ text: string | null } | null>(null);
  const data = query.data;
  // What the form's expressions see lies behind what is known of the person.
  const known = useMemo(() => ({ ...data?.around, ...data?.values }), [data]);
  if (query.isPending) return <Skeleton rows={5} />;
  if (data === undefined) {
    return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { label, forms, open, reason } = data;
  const name = words(label);
  const send = async (answers: Values[], idempotencyKey: string) => {
    const [main = {}, consent] = answers;
    const answer = await submitIntake(
      intake, { correlationKey: campaign, values: main, consent }, idempotencyKey,
    );
    setReceipt({ text: answer.receipt ?? answer.recordKey });
    // What was open before may be shut to this person now.
    await client.invalidateQueries();
  };
  return (
    <Page
      title={name} heading={name} line
      crumbs={[{ label: t('nav.start'), to: '/start' }, { label: campaign, mono: true }]}
    >
      {receipt !== null && <Receipt receipt={receipt.text} />}
      {receipt === null && !open && (
        <EmptyState
          title={t('start.notNow', { name })} text={words(reason)}
          action={<ButtonLink to="/start">{t('start.toStart')}</ButtonLink>}
        />
      )}
      {receipt === null && open && (
        <Submission
          forms={forms} values={known} label={name} verb={t('start.sendVerb', { name })}
          isAsked={asksConsent} onSend={send}
        />
      )}
    </Page>
  );
}
