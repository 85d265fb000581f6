import { IconCopy, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { Button } from './Button';
import { errorText, mayRetry } from './error_words';
import { Note } from './Note';

interface Props { error: unknown; onRetry?: () => void }

// What happened, what is safe, what to do; the number of the request for whoever asks for it.
export function ErrorNote({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const { title, text } = errorText(error, t);
  const requestId = error instanceof ApiError ? error.requestId : null;
  const barred = error instanceof ApiError && error.status === 403;
  return (
    <Note kind={barred ? 'barred' : 'bad'} title={title} assertive>
      <span>{text}</span>
      <span className="row wrap">
        {onRetry !== undefined && mayRetry(error) && (
          <Button small onClick={onRetry}>
            <IconRefresh className="i" aria-hidden />{t('state.retry')}
          </Button>
        )}
        {requestId !== null && mayRetry(error) && (
          <>
            <span className="cap">
              {t('state.request')} <span className="mono">{requestId}</span>
            </span>
            <Button
              small kind="ghost"
              onClick={() => void navigator.clipboard?.writeText(requestId)}
            >
              <IconCopy className="i" aria-hidden />{t('state.copy')}
            </Button>
          </>
        )}
      </span>
    </Note>
  );
}
