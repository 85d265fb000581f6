import { useTranslation } from 'react-i18next';
import { useCases } from '../../api/cases';
import { Button, ButtonLink } from '../../kit/Button';
import { CaseTable } from '../../kit/CaseTable';
import { ErrorNote } from '../../kit/ErrorNote';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState } from '../../kit/States';

export function StartedList({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useTranslation();
  const cases = useCases({ view: 'started', text: text === '' ? undefined : text });
  if (cases.isPending) return <Skeleton rows={4} />;
  if (cases.isError) {
    return (
      <div className="pad">
        <ErrorNote error={cases.error} onRetry={() => void cases.refetch()} />
      </div>
    );
  }
  if (cases.data.items.length > 0) return <CaseTable cases={cases.data.items} />;
  if (text !== '') {
    return (
      <EmptyState
        title={t('inbox.noMatch')} text={t('inbox.noMatchText')}
        action={<Button onClick={onClear}>{t('inbox.clear')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={t('inbox.noneStarted')} text={t('inbox.noneStartedText')}
      action={<ButtonLink to="/start">{t('inbox.toStart')}</ButtonLink>}
    />
  );
}
