import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RegisterRecord, RegisterRow } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Time } from '../../kit/Time';
import { valueText } from '../../kit/value_text';

function Cell({ record, field }: { record: RegisterRecord; field: string }) {
  const { t } = useTranslation();
  const state = record.states[field] ?? 'disclosed';
  if (state === 'disclosed') return <>{valueText(record.fields[field])}</>;
  return (
    <span className="mut nw">
      <IconLock className="i i-s" aria-hidden /> {t(`case.value.${state}`)}
    </span>
  );
}

interface Props { records: RegisterRecord[]; name: string; register: RegisterRow | undefined }

// The records a person may see, one column a field; what is withheld says so.
export function RecordTable({ records, name, register }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  const labels = new Map(register?.fields?.map((field) => [field.name, words(field.label)]));
  const present = new Set(records.flatMap((record) => [
    ...Object.keys(record.fields), ...Object.keys(record.states),
  ]));
  const declared = [...labels.keys()].filter((field) => present.has(field));
  const fields = [...new Set([...declared, ...present])];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table className="tb">
        <caption className="vh">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('register.key')}</th>
            {fields.map((field) => <th key={field} scope="col">{labels.get(field) ?? field}</th>)}
            <th scope="col">{t('register.at')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.key}>
              <th scope="row" className="mono">{record.key}</th>
              {fields.map((field) => <td key={field}><Cell record={record} field={field} /></td>)}
              <td className="sec"><Time at={record.at} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
