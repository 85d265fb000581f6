import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../api/types';
import { useModelWords } from '../i18n/words';
import { valueText } from './value_text';

interface Props { changes: Change[]; seq: number | string; hash: string }

// What an entry changed, its record number and hash.
export function Changes({ changes, seq, hash }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <dl className="kv chg">
      {changes.map((change, index) => (
        <div key={index} className="kv-row">
          <dt className={change.label === null ? 'mono' : undefined}>
            {words(change.label) || change.name}
          </dt>
          <dd>
            {change.state === 'disclosed'
              ? valueText(change.value) || '—'
              : <><IconLock className="i i-s" aria-hidden /> {t(`case.value.${change.state}`)}</>}
          </dd>
        </div>
      ))}
      <div className="kv-row"><dt>{t('case.recordNo')}</dt><dd>{seq}</dd></div>
      <div className="kv-row">
        <dt>{t('case.hash')}</dt><dd className="mono wrap-any">{hash}</dd>
      </div>
    </dl>
  );
}
