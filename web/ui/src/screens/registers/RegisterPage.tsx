import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRecords, useRegisters } from '../../api/registers';
import { useModelWords } from '../../i18n/words';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState, PageError } from '../../kit/States';
import { RecordTable } from './RecordTable';

export function RegisterPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const words = useModelWords();
  const registers = useRegisters();
  const records = useRecords(id);
  if (records.isPending) return <Skeleton rows={5} />;
  if (records.isError) {
    return <PageError error={records.error} onRetry={() => void records.refetch()} />;
  }
  const register = registers.data?.items.find((item) => item.id === id);
  const name = register === undefined ? id : words(register.title);
  return (
    <Page
      title={name} heading={name} line
      crumbs={[{ label: t('nav.registers'), to: '/registers' }, { label: id, mono: true }]}
    >
      {records.data.items.length === 0
        ? <EmptyState title={t('register.empty')} text={t('register.emptyText')} />
        : <RecordTable records={records.data.items} name={name} register={register} />}
    </Page>
  );
}
