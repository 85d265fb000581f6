import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RegisterRecord, RegisterRow } from '../../api/types';
import { useLanguage, useModelWords } from '../../i18n/words';
import { Time } from '../../kit/Time';
import { cellLook, keyTellsMore, type CellWords } from './cells';
import './registers.css';

type Field = RegisterRow['fields'][number];

interface CellProps { record: RegisterRecord; name: string; field: Field | undefined }

function Cell({ record, name, field }: CellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = record.states[name] ?? 'disclosed';
  if (state !== 'disclosed') {
    return (
      <td className="mut nw">
        <IconLock className="i i-s" aria-hidden /> {t(`case.value.${state}`)}
      </td>
    );
  }
  const words: CellWords = {
    language, yes: t('outcome.yes'), no: t('outcome.no'), comma: t('register.comma'),
  };
  const { text, full, kind } = cellLook(record.fields[name], field?.codes ?? [], words);
  if (kind === 'code') return <td className="mono" title={full}>{text}</td>;
  return <td className={{ short: 'nw', long: 'long', number: 'num' }[kind]}>{text}</td>;
}

interface Props { records: RegisterRecord[]; name: string; register: RegisterRow | undefined }

// The records a person may see, one column a field; what is withheld says so.
export function RecordTable({ records, name, register }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  const fields = new Map(register?.fields.map((field) => [field.name, field]));
  const present = new Set(records.flatMap((record) => [
    ...Object.keys(record.fields), ...Object.keys(record.states),
  ]));
  const names = [...new Set([...fields.keys(), ...present])].filter((field) => present.has(field));
  const isNumber = (field: string) =>
    records.some((record) => typeof record.fields[field] === 'number');
  const keyed = records.some((record) => keyTellsMore(record.key, record.fields));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table className="tb records">
        <caption className="vh">{name}</caption>
        <thead>
          <tr>
            {keyed && <th scope="col">{t('register.key')}</th>}
            {names.map((field) => (
              <th key={field} scope="col" className={isNumber(field) ? 'num' : undefined}>
                {words(fields.get(field)?.label) || field}
              </th>
            ))}
            <th scope="col">{t('register.at')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.key}>
              {keyed && <th scope="row" className="mono">{record.key}</th>}
              {names.map((field) => (
                <Cell key={field} record={record} name={field} field={fields.get(field)} />
              ))}
              <td className="sec nw"><Time at={record.at} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
