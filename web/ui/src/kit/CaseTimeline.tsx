import { useTranslation } from 'react-i18next';
import { useTimeline } from '../api/cases';
import { ErrorNote } from './ErrorNote';
import { Skeleton } from './Skeleton';
import { Timeline } from './Timeline';

export function CaseTimeline({ caseKey }: { caseKey: string }) {
  const { t } = useTranslation();
  const timeline = useTimeline(caseKey);
  if (timeline.isPending) return <Skeleton rows={5} />;
  if (timeline.isError) {
    return <ErrorNote error={timeline.error} onRetry={() => void timeline.refetch()} />;
  }
  const earlier = timeline.hasNextPage && (
    <button
      type="button" className="btn s" disabled={timeline.isFetchingNextPage}
      onClick={() => void timeline.fetchNextPage()}
    >
      {t('case.earlier')}
    </button>
  );
  return <Timeline entries={timeline.entries} label={t('case.timeline')} earlier={earlier} />;
}
