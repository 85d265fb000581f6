import { useMediaQuery } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RegisterRecord, RegisterRow } from '../../api/types';
import { useLanguage, useModelWords } from '../../i18n/words';
import { Time } from '../../kit/Time';
import { cellLook, keyTellsMore, type CellLook, type CellWords } from './cells';
import './registers.css';

type Field = RegisterRow['fields'][number];
type Intake = RegisterRow['intakes'][number];

interface ValueProps { record: RegisterRecord; name: string; field: Field | undefined }

// How the value of one field is shown, and whether it may be seen at all.
function useLook() {
  const { t } = useTranslation();
  const language = useLanguage();
  const words: CellWords = {
    language, yes: t('outcome.yes'), no: t('outcome.no'), comma: t('register.comma'),
  };
  return ({ record, name, field }: ValueProps): CellLook | null => (
    (record.states[name] ?? 'disclosed') === 'disclosed'
      ? cellLook(record.fields[name], field?.codes ?? [], words) : null
  );
}

function Hidden({ record, name }: ValueProps) {
  const { t } = useTranslation();
  return <><IconLock className="i i-s" aria-hidden /> {t(`case.value.${record.states[name]}`)}</>;
}

const cssOf = { short: 'nw', long: 'long', number: 'num', code: 'mono' };

function Cell(props: ValueProps) {
  const look = useLook()(props);
  if (look === null) return <td className="mut nw"><Hidden {...props} /></td>;
  return <td className={cssOf[look.kind]} title={look.full}>{look.text}</td>;
}

// One field of a card; fields without a value are left out.
function Fact(props: ValueProps & { label: string }) {
  const look = useLook()(props);
  if (look?.text === '') return null;
  return (
    <div className="kv-row">
      <dt>{props.label}</dt>
      {look === null
        ? <dd className="mut"><Hidden {...props} /></dd>
        : (
          <dd className={look.kind === 'code' ? 'mono' : undefined} title={look.full}>
            {look.text}
          </dd>
        )}
    </div>
  );
}

interface Column { name: string; label: string; field: Field | undefined; numeric: boolean }
interface PartProps {
  records: RegisterRecord[]; columns: Column[]; keyed: boolean; name: string; intakes: Intake[];
}

// What can be handed in about a record.
function Doors({ record, intakes }: { record: RegisterRecord; intakes: Intake[] }) {
  const words = useModelWords();
  return (
    <>
      {intakes.map((intake) => (
        <Link
          key={intake.id}
          to={`/campaigns/${encodeURIComponent(record.key)}/${encodeURIComponent(intake.id)}`}
        >
          {words(intake.label)}
        </Link>
      ))}
    </>
  );
}

function Table({ records, columns, keyed, name, intakes }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table className="tb records">
        <caption className="vh">{name}</caption>
        <thead>
          <tr>
            {keyed && <th scope="col">{t('register.key')}</th>}
            {columns.map(({ name: field, label, numeric }) => (
              <th key={field} scope="col" className={numeric ? 'num' : undefined}>{label}</th>
            ))}
            <th scope="col">{t('register.at')}</th>
            {intakes.length > 0 && <th scope="col">{t('register.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.key}>
              {keyed && <th scope="row" className="mono">{record.key}</th>}
              {columns.map((column) => (
                <Cell key={column.name} record={record} name={column.name} field={column.field} />
              ))}
              <td className="sec nw"><Time at={record.at} /></td>
              {intakes.length > 0 && (
                <td className="nw"><Doors record={record} intakes={intakes} /></td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ records, columns, keyed, name, intakes }: PartProps) {
  const { t } = useTranslation();
  return (
    <ul className="record-cards" aria-label={name}>
      {records.map((record) => (
        <li key={record.key}>
          <dl className="kv">
            {keyed && (
              <div className="kv-row">
                <dt>{t('register.key')}</dt><dd className="mono">{record.key}</dd>
              </div>
            )}
            {columns.map((column) => (
              <Fact
                key={column.name} record={record} name={column.name} field={column.field}
                label={column.label}
              />
            ))}
            <div className="kv-row">
              <dt>{t('register.at')}</dt><dd><Time at={record.at} /></dd>
            </div>
          </dl>
          <Doors record={record} intakes={intakes} />
        </li>
      ))}
    </ul>
  );
}

interface Props { records: RegisterRecord[]; name: string; register: RegisterRow | undefined }

// The records a person may see: a table with one column a field, on phones a card a record. What is
// withheld says so.
export function RecordTable({ records, name, register }: Props) {
  const words = useModelWords();
  const narrow = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const fields = new Map(register?.fields.map((field) => [field.name, field]));
  const present = new Set(records.flatMap((record) => [
    ...Object.keys(record.fields), ...Object.keys(record.states),
  ]));
  const names = [...new Set([...fields.keys(), ...present])].filter((field) => present.has(field));
  const columns = names.map((field) => ({
    name: field,
    label: words(fields.get(field)?.label) || field,
    field: fields.get(field),
    numeric: records.some((record) => typeof record.fields[field] === 'number'),
  }));
  const keyed = records.some((record) => keyTellsMore(record.key, record.fields));
  const Part = narrow ? Cards : Table;
  return (
    <Part
      records={records} columns={columns} keyed={keyed} name={name}
      intakes={register?.intakes ?? []}
    />
  );
}
