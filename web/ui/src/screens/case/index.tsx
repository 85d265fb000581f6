import { IconCalendar, IconHourglass, IconSchema, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCase } from '../../api/cases';
import type { CaseDetail } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { CaseTimeline } from '../../kit/CaseTimeline';
import { taskTitle } from '../../kit/names';
import { useOutcomeWord } from '../../kit/outcome';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { StateBadge } from '../../kit/StateBadge';
import { PageError } from '../../kit/States';
import { Time } from '../../kit/Time';
import './case.css';
import { CaseState } from './CaseState';

function processText(item: CaseDetail, words: ReturnType<typeof useModelWords>): string {
  return `${words(item.process.name)} v${item.version}`;
}

// What is awaited of people: the step where it is one, else how many.
function Current({ item: { openTasks } }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  if (openTasks.length === 0) return null;
  const single = openTasks.length === 1;
  return (
    <span>
      <IconHourglass className="i" aria-hidden />
      {single
        ? t('case.current', { title: taskTitle(openTasks[0], words, t) })
        : t('case.currentMany', { count: openTasks.length })}
    </span>
  );
}

function Meta({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  return (
    <>
      <span>
        <IconUser className="i" aria-hidden />
        {t('task.startedBy', { name: words(item.initiatorName) || item.initiator || '—' })}
      </span>
      <span>
        <IconCalendar className="i" aria-hidden />{t('case.startedAt')} <Time at={item.startedAt} />
      </span>
      <span className="hide-n">
        <IconSchema className="i" aria-hidden />{processText(item, words)}
      </span>
      <Current item={item} />
      {item.endedAt !== null && <span>{t('case.endedAt')} <Time at={item.endedAt} /></span>}
      {item.outcome !== null && <span className="bd pl">{outcomeWord(item.outcome)}</span>}
    </>
  );
}

export function CasePage() {
  const { key = '' } = useParams();
  const { t } = useTranslation();
  const words = useModelWords();
  const query = useCase(key);
  if (query.isPending) return <Skeleton rows={6} />;
  if (query.data === undefined) {
    return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  }
  const item = query.data;
  const title = words(item.title);
  const state = item.incidents.length > 0 ? 'incident' : item.state;
  return (
    <Page
      title={title} heading={<>{title}<StateBadge state={state} /></>} line
      crumbs={[
        { label: t('nav.cases'), to: '/cases' }, { label: item.businessId, mono: true },
      ]}
      meta={<Meta item={item} />}
    >
      <div className="cf">
        <div className="tls"><CaseTimeline caseKey={key} /></div>
        <CaseState item={item} />
      </div>
    </Page>
  );
}
