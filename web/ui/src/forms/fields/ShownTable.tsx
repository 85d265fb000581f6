/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { personOf } from '../../api/people';
import { dateText } from '../../i18n/format';
import { currentLanguage, inLanguage } from '../../i18n/words';
import { labelOf, type FormPart } from '../schema';
import { sameValue } from './options';

type Row = Record<string, unknown>;
const mostDecimals = 2;

// A person by login; who is not found stays readable as written.
function PersonName({ login }: { login: string }) {
  const [name, setName] = useState(login);
  useEffect(() => {
    void personOf(login).then((person) => {
      if (person !== null) setName(inLanguage(person.name, currentLanguage()));
    }, () => undefined);
  }, [login]);
  return <>{name}</>;
}

function textOf(part: FormPart, value: unknown): string {
  const option = part.values?.find((one) => sameValue(one.value, value));
  if (option !== undefined) return option.label;
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return globalThis.assentFormWords(value ? 'yes' : 'no');
  if (typeof value === 'number') return String(Number(value.toFixed(mostDecimals)));
  if (part.type === 'datetime') return dateText(String(value), currentLanguage());
  return String(value);
}

function Cell({ part, value }: { part: FormPart; value: unknown }) {
  if (part.type === 'wf-person' && typeof value === 'string') return <PersonName login={value} />;
  return <>{textOf(part, value)}</>;
}

interface Props { list: FormPart; rows: Row[]; level: number }

function isNumber(part: FormPart): boolean {
  return part.type === 'number' || part.type === 'expression';
}

// What lies in a row: its own lists, which can be folded away.
function Inner({ list, row, level }: { list: FormPart; row: Row; level: number }) {
  const rows = row[list.path ?? ''];
  if (!Array.isArray(rows) || rows.length === 0) return null;
  return (
    <details class="fjs-inner" open>
      <summary>
        {globalThis.assentFormWords('rows', { list: labelOf(list), count: rows.length })}
      </summary>
      <ShownTable list={list} rows={rows as Row[]} level={level + 1} />
    </details>
  );
}

// The rows with their places: by the marks that the form names, the highest first; who is equal in
// all of them shares a place.
function placed(list: FormPart, rows: Row[]): { row: Row; rank: number }[] {
  const by = (list.properties?.by ?? '').split(',').map((key) => key.trim()).filter(Boolean);
  const compare = (a: Row, b: Row) => by
    .map((key) => Number(b[key] ?? 0) - Number(a[key] ?? 0)).find((gap) => gap !== 0) ?? 0;
  const sorted = [...rows].sort(compare);
  return sorted.map((row) => ({
    row, rank: sorted.findIndex((other) => compare(other, row) === 0) + 1,
  }));
}

// A list that is only shown reads as a table.
export function ShownTable({ list, rows, level }: Props) {
  const parts = list.components ?? [];
  const columns = parts.filter((part) => part.components === undefined);
  const lists = parts.filter((part) => part.type === 'dynamiclist');
  const isRanked = list.properties?.layout === 'ranking';
  return (
    <div class="fjs-shown-scroll" tabIndex={0} role="region" aria-label={labelOf(list)}>
      <table class={level === 0 ? 'fjs-shown' : 'fjs-shown inner'}>
        <thead>
          <tr>
            {isRanked && <th scope="col" class="num">{globalThis.assentFormWords('rank')}</th>}
            {columns.map((part) => (
              <th key={part.key} scope="col" class={isNumber(part) ? 'num' : ''}>
                {labelOf(part)}
              </th>
            ))}
          </tr>
        </thead>
        {placed(list, rows).map(({ row, rank }, index) => (
          <tbody key={index}>
            <tr>
              {isRanked && <td class="num">{rank}</td>}
              {columns.map((part) => (
                <td key={part.key} class={isNumber(part) ? 'num' : ''}>
                  <Cell part={part} value={row[part.key ?? '']} />
                </td>
              ))}
            </tr>
            {lists.map((part) => (
              <tr key={part.path}>
                <td class="fjs-inner-cell" colSpan={columns.length + (isRanked ? 1 : 0)}>
                  <Inner list={part} row={row} level={level} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
