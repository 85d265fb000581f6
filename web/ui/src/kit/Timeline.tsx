import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../app/session';
import type { Entry } from '../api/types';
import { civilDate, longDate } from '../i18n/format';
import { EntryItem, placeOf } from './EntryItem';
import { filterEntries, readable, type Filter } from './entries';

const filters: Filter[] = ['all', 'person', 'system'];

interface Props {
  entries: Entry[];
  label: string;
  // What brings the entries before these; stands where they would.
  earlier: ReactNode;
}

// One line an entry, newest first, in days. Round and solid is a person, square and dashed the
// machine.
export function Timeline({ entries, label, earlier }: Props) {
  const { t } = useTranslation();
  const context = useTimeContext();
  const [filter, setFilter] = useState<Filter>('all');
  const [newestFirst, setNewestFirst] = useState(true);
  const kept = filterEntries(readable(entries), filter);
  const ordered = newestFirst ? [...kept].reverse() : kept;
  const days = Map.groupBy(ordered, (entry) => civilDate(Date.parse(entry.at), context.zone));
  return (
    <section aria-label={label}>
      <div className="row wrap tl-bar">
        <span className="seg" role="group" aria-label={t('case.filter')}>
          {filters.map((item) => (
            <button
              key={item} type="button" aria-pressed={item === filter}
              onClick={() => setFilter(item)}
            >
              {t(`case.filters.${item}`)}
            </button>
          ))}
        </span>
        <button type="button" className="btn gh s end" onClick={() => setNewestFirst(!newestFirst)}>
          {t(newestFirst ? 'case.newestFirst' : 'case.oldestFirst')}
        </button>
      </div>
      {!newestFirst && earlier}
      {ordered.length === 0 && <p className="sec sm">{t('case.noEntries')}</p>}
      {[...days].map(([day, items]) => (
        <div key={day}>
          <h3 className="tlday">{longDate(day, context.language)}</h3>
          <ol className="tl">
            {items.map((entry) => <EntryItem key={placeOf(entry)} entry={entry} />)}
          </ol>
        </div>
      ))}
      {newestFirst && earlier}
    </section>
  );
}
