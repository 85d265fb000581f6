import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRow } from '../api/types';
import { useModelWords } from '../i18n/words';
import { StateBadge } from './StateBadge';
import { Time } from './Time';

// Cases as rows; on phones the less telling columns fold under the title.
export function CaseTable({ cases }: { cases: CaseRow[] }) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <table className="tb">
      <caption className="vh">{t('nav.cases')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('case.title')}</th>
          <th scope="col">{t('case.state')}</th>
          <th scope="col" className="hide-n">{t('case.initiator')}</th>
          <th scope="col" className="hide-n">{t('case.started')}</th>
          <th scope="col" className="num hide-n">{t('case.openTasks')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((row) => (
          <tr key={row.caseKey}>
            <td>
              <Link className="t1" to={`/cases/${row.caseKey}`}>{words(row.title)}</Link>
              <div className="t2"><span className="mono">{row.businessId}</span></div>
            </td>
            <td>
              <StateBadge state={row.hasIncident ? 'incident' : row.state} />
            </td>
            <td className="sec hide-n">{words(row.initiatorName) || row.initiator}</td>
            <td className="sec hide-n"><Time at={row.startedAt} /></td>
            <td className="num hide-n">{row.openTasks}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
