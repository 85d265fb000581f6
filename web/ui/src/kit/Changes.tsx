import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Change, Entry } from '../api/types';
import { useTimeContext } from '../app/session';
import { dateText } from '../i18n/format';
import { useModelWords } from '../i18n/words';
import { valueText } from './value_text';

function Value({ change }: { change: Change }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const { language } = useTimeContext();
  if (change.state !== 'disclosed') {
    const isHidden = change.state !== 'omitted';
    return (
      <>
        {isHidden && <IconLock className="i i-s" aria-hidden />} {t(`case.value.${change.state}`)}
      </>
    );
  }
  if (change.text !== null) return words(change.text);
  if (typeof change.value === 'boolean') return t(change.value ? 'form.yes' : 'form.no');
  return dateText(valueText(change.value), language) || '—';
}

function Rows({ changes }: { changes: Change[] }) {
  const words = useModelWords();
  return changes.map((change, index) => (
    <div key={index} className="kv-row">
      <dt className={change.label === null ? 'mono' : undefined}>
        {words(change.label) || change.name}
      </dt>
      <dd><Value change={change} /></dd>
    </div>
  ));
}

// What the fields of a form or a register became, then, folded, what only the process reckons with.
function RecordChanges({ record, named }: { record: Entry; named: boolean }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const fields = record.changes.filter((change) => change.label !== null);
  const inner = record.changes.filter((change) => change.label === null);
  return (
    <>
      {named && record.subject !== null && <p className="b">{words(record.subject.name)}</p>}
      {fields.length > 0 && <dl className="kv chg"><Rows changes={fields} /></dl>}
      {inner.length > 0 && (
        <details className="inner">
          <summary>{t('case.inner', { count: inner.length })}</summary>
          <dl className="kv chg"><Rows changes={inner} /></dl>
        </details>
      )}
    </>
  );
}

// What the entries of one line changed, their record number and hash.
export function Changes({ records }: { records: Entry[] }) {
  const { t } = useTranslation();
  const [{ seq, hash }] = records;
  return (
    <div className="chgs">
      {records.map((record, index) => (
        <RecordChanges key={index} record={record} named={records.length > 1} />
      ))}
      <dl className="kv chg">
        <div className="kv-row"><dt>{t('case.recordNo')}</dt><dd>{seq}</dd></div>
        <div className="kv-row">
          <dt>{t('case.hash')}</dt><dd className="mono wrap-any">{hash}</dd>
        </div>
      </dl>
    </div>
  );
}
