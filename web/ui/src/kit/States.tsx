import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { ButtonLink } from './Button';
import { errorText } from './error_words';
import { ErrorNote } from './ErrorNote';
import { Page } from './Page';

interface EmptyProps { title: string; text: string; action?: ReactNode; done?: boolean }

// What would be here, why it is empty, one action.
export function EmptyState({ title, text, action, done }: EmptyProps) {
  return (
    <div className="empty">
      <svg className="ill" viewBox="0 0 88 56" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="M2 28h18M68 28h18" strokeWidth="1.6" />
        <rect x="22" y="14" width="44" height="28" rx="4" strokeWidth="1.6"
          strokeDasharray={done ? undefined : '4 3'} />
        {done
          ? <path d="m36 28 6 6 11-12" stroke="var(--ok-dot)" strokeWidth="2.2" />
          : <path d="M34 25h20M34 31h12" strokeWidth="1.6" />}
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  );
}

// A page that could not be shown: forbidden, not found, or an error that may pass.
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const status = error instanceof ApiError ? error.status : 500;
  // An address that cannot be read leads nowhere.
  const shown = status === 400 ? new ApiError({ status: 404, code: 'NOT_FOUND' }) : error;
  const { title, text } = errorText(shown, t);
  if ([400, 403, 404].includes(status)) {
    return (
      <Page title={title} heading={t('state.noPage')}>
        <EmptyState
          title={title} text={text}
          action={<ButtonLink to="/inbox/todo">{t('state.toInbox')}</ButtonLink>}
        />
      </Page>
    );
  }
  return (
    <Page title={title} heading={t('state.noPage')}>
      <div className="pad"><ErrorNote error={error} onRetry={onRetry} /></div>
    </Page>
  );
}
