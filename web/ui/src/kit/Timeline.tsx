import {
  IconBell, IconChevronDown, IconClock, IconMail, IconRobot, IconTable, IconWriting,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../app/session';
import type { Entry } from '../api/types';
import { civilDate, clockTime, exactTime, longDate } from '../i18n/format';
import { useModelWords } from '../i18n/words';
import { Changes } from './Changes';
import { useResultWord } from './decision_words';
import { filterEntries, readable, type Filter } from './entries';
import { useOutcomeWord } from './outcome';

const filters: Filter[] = ['all', 'person', 'system'];
const machineIcons: Record<string, typeof IconClock> = {
  timer: IconClock, message: IconMail, register: IconWriting, notify: IconBell, decision: IconTable,
};

function placeOf(entry: Entry): string {
  return `${entry.seq}-${entry.part ?? 0}`;
}

// A line that begins with no name begins with a capital.
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// What happened, in words: the step alone where a person completed it or a table was asked.
function useHappening(): (entry: Entry) => string {
  const { t, i18n } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  const resultWord = useResultWord();
  return (entry) => {
    const key = `operation.${entry.operation}`;
    const operation = i18n.exists(key) ? t(key) : entry.operation;
    const label = words(entry.label);
    const saysItself = ['complete', 'decide', 'decision'].includes(entry.operation);
    const named = label === '' ? operation
      : saysItself ? label : t('case.operationAt', { operation, label });
    const outcome = entry.outcome !== null ? outcomeWord(entry.outcome)
      : entry.decision !== null ? resultWord(entry.decision) : '';
    return outcome === '' ? named : t('case.withOutcome', { named, outcome });
  };
}

function Table({ decision }: { decision: NonNullable<Entry['decision']> }) {
  const rules = decision.rules.map((rule) => ` #${rule}`).join('');
  return <span className="tbl mono">{decision.id} v{decision.version}{rules}</span>;
}

function EntryItem({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const happening = useHappening();
  const context = useTimeContext();
  const [open, setOpen] = useState(false);
  const id = useId();
  const at = Date.parse(entry.at);
  const person = entry.actor.kind !== 'system';
  const name = words(entry.actor.name) || entry.actor.login || t('case.public');
  const Icon = machineIcons[entry.operation] ?? IconRobot;
  return (
    <li id={`entry-${placeOf(entry)}`} className={open ? 'sel' : undefined}>
      {person
        ? <span className="nd p" aria-hidden="true">{[...name][0]}</span>
        : <span className="nd s" aria-hidden="true"><Icon className="i" /></span>}
      <div className="hd">
        <p>
          {person ? <b>{name}</b> : <span className="vh">{t('case.machine')}</span>}{' '}
          <span className="op">{person ? happening(entry) : capital(happening(entry))}</span>{' '}
          {entry.subject !== null && <span className="op">{words(entry.subject.name)}</span>}{' '}
          {entry.decision !== null && <Table decision={entry.decision} />}
        </p>
        <time dateTime={entry.at} title={exactTime(at, context)}>
          {clockTime(at, context.zone)}
        </time>
        <button
          type="button" className="more" aria-expanded={open} aria-controls={id}
          aria-label={t('case.recordChanges', { seq: entry.seq, count: entry.changes.length })}
          onClick={() => setOpen(!open)}
        >
          <IconChevronDown className="i i-s" aria-hidden />
        </button>
      </div>
      {entry.opinion && <div className="say">{entry.opinion}</div>}
      <div id={id} hidden={!open}>
        {open && <Changes changes={entry.changes} seq={entry.seq} hash={entry.hash} />}
      </div>
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
