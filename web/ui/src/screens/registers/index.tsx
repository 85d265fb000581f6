import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRegisters } from '../../api/registers';
import { useModelWords } from '../../i18n/words';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState, PageError } from '../../kit/States';

export function RegistersPage() {
  const { t } = useTranslation();
  const words = useModelWords();
  const registers = useRegisters();
  if (registers.isPending) return <Skeleton rows={4} />;
  if (registers.isError) {
    return <PageError error={registers.error} onRetry={() => void registers.refetch()} />;
  }
  const { items } = registers.data;
  return (
    <Page title={t('nav.registers')} heading={t('nav.registers')} line>
      {items.length === 0
        ? <EmptyState title={t('register.none')} text={t('register.noneText')} />
        : (
          <table className="tb">
            <caption className="vh">{t('nav.registers')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('register.name')}</th>
                <th scope="col" className="num">{t('register.count')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((register) => (
                <tr key={register.id}>
                  <td>
                    <Link className="t1" to={`/registers/${encodeURIComponent(register.id)}`}>
                      {words(register.title)}
                    </Link>
                    <div className="t2 mono">{register.id}</div>
                  </td>
                  <td className="num">{register.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
    </Page>
  );
}
