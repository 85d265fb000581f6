import {
  IconBell, IconClock, IconMail, IconRobot, IconTable, IconWriting,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../app/session';
import type { Entry } from '../api/types';
import { civilDate, clockTime, exactTime, longDate } from '../i18n/format';
import { useModelWords } from '../i18n/words';
import { Changes } from './Changes';
import { useOutcomeWord } from './outcome';
import { valueText } from './value_text';

type Filter = 'all' | 'person' | 'system';
const filters: Filter[] = ['all', 'person', 'system'];
const machineIcons: Record<string, typeof IconClock> = {
  timer: IconClock, message: IconMail, register: IconWriting, notify: IconBell, decision: IconTable,
};

function placeOf(entry: Entry): string {
  return `${entry.seq}-${entry.part ?? 0}`;
}

export function filterEntries(entries: Entry[], filter: Filter): Entry[] {
  if (filter === 'all') return entries;
  return entries.filter((entry) => (entry.actor.kind === 'system') === (filter === 'system'));
}

function useOperation(): (entry: Entry) => string {
  const { t, i18n } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  return (entry) => {
    const key = `operation.${entry.operation}`;
    const operation = i18n.exists(key) ? t(key) : entry.operation;
    const label = words(entry.label);
    const named = label === '' ? operation : t('case.operationAt', { operation, label });
    return entry.outcome === null
      ? named : t('case.withOutcome', { named, outcome: outcomeWord(entry.outcome) });
  };
}

function EntryItem({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const operation = useOperation();
  const context = useTimeContext();
  const at = Date.parse(entry.at);
  const person = entry.actor.kind !== 'system';
  const name = words(entry.actor.name) || entry.actor.login || t('case.public');
  const Icon = machineIcons[entry.operation] ?? IconRobot;
  return (
    <li id={`entry-${placeOf(entry)}`}>
      {person
        ? <span className="nd p" aria-hidden="true">{[...name][0]}</span>
        : <span className="nd s" aria-hidden="true"><Icon className="i" /></span>}
      <div className="hd">
        {person ? <b>{name}</b> : <span className="vh">{t('case.machine')}</span>}
        <span className="op">{operation(entry)}</span>
        {entry.subject !== null && <span className="op">{words(entry.subject.name)}</span>}
        <time dateTime={entry.at} title={exactTime(at, context)}>
          {clockTime(at, context.zone)}
        </time>
      </div>
      {entry.opinion && <div className="say">{entry.opinion}</div>}
      {entry.decision !== null && (
        <div className="sys mono">
          {entry.decision.id} v{entry.decision.version}
          {entry.decision.rules.length > 0 && ` #${entry.decision.rules.join(' #')}`}
          {entry.decision.output !== null
            && ` → ${valueText(entry.decision.output) || '[]'}`}
        </div>
      )}
      <Changes changes={entry.changes} seq={entry.seq} hash={entry.hash} />
    </li>
  );
}

// One line an entry, newest first, in days. Round and solid is a person, square and dashed the
// machine.
export function Timeline({ entries, label }: { entries: Entry[]; label: string }) {
  const { t } = useTranslation();
  const context = useTimeContext();
  const [filter, setFilter] = useState<Filter>('all');
  const [newestFirst, setNewestFirst] = useState(true);
  const kept = filterEntries(entries, filter);
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
      {ordered.length === 0 && <p className="sec sm">{t('case.noEntries')}</p>}
      {[...days].map(([day, items]) => (
        <div key={day}>
          <h3 className="tlday">{longDate(day, context.language)}</h3>
          <ol className="tl">
            {items.map((entry) => <EntryItem key={placeOf(entry)} entry={entry} />)}
          </ol>
        </div>
      ))}
    </section>
  );
}
