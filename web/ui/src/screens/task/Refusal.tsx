import { IconCopy, IconFolder } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { TaskDetail } from '../../api/types';
import { Button, ButtonLink } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';
import { errorText } from '../../kit/error_words';
import { Note } from '../../kit/Note';

interface Props {
  error: unknown;
  task: TaskDetail;
  text: string;
  onReload: () => void;
  onDiscard: () => void;
  onRetry: () => void;
}

const handled = [
  'TASK_NOT_ACTIVE', 'ALREADY_CLAIMED', 'NEXT_ALREADY_HANDLED', 'INSTANCE_ENDED',
];

// Counts down to the next try after "too many requests" and "not now"; nothing is lost meanwhile.
function Countdown({ seconds, onRetry }: { seconds: number; onRetry: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) {
      onRetry();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, onRetry]);
  return (
    <Note kind="soon" title={t('refusal.busy', { count: left })}>{t('refusal.kept')}</Note>
  );
}

const defaultWait = 5;

// The answer to a decision that was refused: what happened, and a way on that keeps the text.
export function Refusal({ error, task, text, onReload, onDiscard, onRetry }: Props) {
  const { t } = useTranslation();
  if (!(error instanceof ApiError)) return <ErrorNote error={error} onRetry={onRetry} />;
  if (error.status === 429 || error.status === 503) {
    return <Countdown seconds={error.retryAfter ?? defaultWait} onRetry={onRetry} />;
  }
  const { title, text: explanation } = errorText(error, t);
  if (error.code === 'VERSION_CONFLICT') {
    return (
      <Note kind="soon" title={title} assertive>
        <span>{explanation}</span>
        <span className="row wrap">
          <Button small onClick={onReload}>{t('refusal.reload')}</Button>
          <Button small kind="ghost" onClick={onDiscard}>{t('refusal.discard')}</Button>
        </span>
      </Note>
    );
  }
  if (handled.includes(error.code)) {
    return (
      <Note kind="info" title={title} assertive>
        <span>{explanation}</span>
        <span className="row wrap">
          <Button small onClick={() => void navigator.clipboard?.writeText(text)}>
            <IconCopy className="i" aria-hidden />{t('refusal.copy')}
          </Button>
          <ButtonLink small to={`/cases/${task.caseKey}`}>
            <IconFolder className="i" aria-hidden />{t('task.openCase')}
          </ButtonLink>
        </span>
      </Note>
    );
  }
  return <ErrorNote error={error} onRetry={onRetry} />;
}
