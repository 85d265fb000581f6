import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCases } from '../../api/cases';
import { CaseTable } from '../../kit/CaseTable';
import { ErrorNote } from '../../kit/ErrorNote';
import { Page } from '../../kit/Page';
import { SearchBox } from '../../kit/SearchBox';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState } from '../../kit/States';

function List({ text }: { text: string }) {
  const { t } = useTranslation();
  const cases = useCases({ view: 'all', text: text === '' ? undefined : text });
  if (cases.isPending) return <Skeleton rows={5} />;
  if (cases.isError) {
    return (
      <div className="pad">
        <ErrorNote error={cases.error} onRetry={() => void cases.refetch()} />
      </div>
    );
  }
  if (cases.data.items.length === 0) {
    return <EmptyState title={t('case.none')} text={t('case.noneText')} />;
  }
  return <CaseTable cases={cases.data.items} />;
}

export function CasesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const find = (value: string) => setSearch(value === '' ? {} : { text: value }, { replace: true });
  return (
    <Page title={t('nav.cases')} heading={t('nav.cases')}>
      <div className="fb line" role="search">
        <SearchBox label={t('case.find')} text={text} onText={find} />
      </div>
      <List text={text} />
    </Page>
  );
}
