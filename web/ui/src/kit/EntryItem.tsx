import {
  IconBell, IconCalculator, IconChevronDown, IconClock, IconMail, IconRobot, IconSchema, IconTable,
  IconWriting,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../app/session';
import type { Entry } from '../api/types';
import { clockTime, dateText, exactTime } from '../i18n/format';
import { useModelWords } from '../i18n/words';
import { Changes } from './Changes';
import { useResultWord } from './decision_words';
import { subjectsOf, type Told } from './entries';
import { Explanation } from './Explanation';
import { factsOf, type Fact, type Facts } from './facts';
import { useOutcomeWord } from './outcome';

const machineIcons: Record<string, typeof IconClock> = {
  timer: IconClock, message: IconMail, register: IconWriting, notify: IconBell, decision: IconTable,
  call: IconSchema, end: IconSchema, script: IconCalculator,
};
// The name of the step says what a person did there, or what a table was asked.
const saysItself = ['complete', 'decide', 'decision'];
const mostNames = 3;

export function placeOf(entry: Entry): string {
  return `${entry.seq}-${entry.part ?? 0}`;
}

// A line that begins with no name begins with a capital.
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function useFacts(): (entry: Told) => Facts {
  const { t, i18n } = useTranslation();
  const model = useModelWords();
  const word = (code: string) => (i18n.exists(`outcome.${code}`) ? t(`outcome.${code}`) : null);
  return (entry) => factsOf(entry, { word, comma: t('case.listed'), model });
}

// What happened, in one sentence: the step, whom it was about, what came of it.
function useHappening(): (entry: Told) => string {
  const { t, i18n } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  const resultWord = useResultWord();
  const facts = useFacts();
  const operationOf = (entry: Told) => {
    const isHandedIn = entry.operation === 'message' && entry.actor.kind !== 'system';
    const key = isHandedIn ? 'operation.submit' : `operation.${entry.operation}`;
    return i18n.exists(key) ? t(key) : entry.operation;
  };
  return (entry) => {
    const label = words(entry.label);
    const operation = operationOf(entry);
    let text = label === '' ? operation : saysItself.includes(entry.operation)
      ? label : t('case.operationAt', { operation, label });
    if (entry.again.length > 0) text = t('case.several', { text, count: entry.again.length + 1 });
    // Whoever acts in his own matter is named once.
    const others = subjectsOf(entry).filter((subject) => subject.personId !== entry.actor.login);
    const names = others.map((subject) => words(subject.name));
    if (names.length > 0) {
      const shown = names.slice(0, mostNames).join(t('case.listed'));
      text = t('case.aboutPeople', { text, names: shown });
    }
    const outcome = entry.outcome !== null ? outcomeWord(entry.outcome)
      : entry.decision !== null ? resultWord(entry.decision) : facts(entry).said ?? '';
    return outcome === '' ? text : t('case.withOutcome', { named: text, outcome });
  };
}

function Table({ decision }: { decision: NonNullable<Entry['decision']> }) {
  const rules = decision.rules.map((rule) => ` #${rule}`).join('');
  return <span className="tbl mono">{decision.id} v{decision.version}{rules}</span>;
}

// What a person answered at the step: the short facts in one line, what was written below.
function Answered({ entry }: { entry: Told }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const { language } = useTimeContext();
  const { short, long } = useFacts()(entry);
  const told = ({ change, text }: Fact) =>
    t('case.fact', { label: words(change.label), value: dateText(text, language) });
  return (
    <>
      {short.length > 0 && <p className="facts">{short.map(told).join(t('case.between'))}</p>}
      {(entry.opinion || long.length > 0) && (
        <div className="say">
          {entry.opinion && <p>{entry.opinion}</p>}
          {long.map((fact, index) => (
            <p key={index}>
              <span className="cap mut">{words(fact.change.label)}</span> {fact.text}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

export function EntryItem({ entry }: { entry: Told }) {
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
  const records = [entry, ...entry.again];
  const explained = entry.decision?.key ?? null;
  const count = records.reduce((sum, record) => sum + record.changes.length, 0);
  return (
    <li id={`entry-${placeOf(entry)}`} className={open ? 'sel' : undefined}>
      {person
        ? <span className="nd p" aria-hidden="true">{[...name][0]}</span>
        : <span className="nd s" aria-hidden="true"><Icon className="i" /></span>}
      <div className="hd">
        <p>
          {person ? <b>{name}</b> : <span className="vh">{t('case.machine')}</span>}{' '}
          <span className="op">{person ? happening(entry) : capital(happening(entry))}</span>{' '}
          {entry.decision !== null && <Table decision={entry.decision} />}
        </p>
        <time dateTime={entry.at} title={exactTime(at, context)}>
          {clockTime(at, context.zone)}
        </time>
        <button
          type="button" className="more" aria-expanded={open} aria-controls={id}
          aria-label={t('case.recordChanges', { seq: entry.seq, count })}
          onClick={() => setOpen(!open)}
        >
          <IconChevronDown className="i i-s" aria-hidden />
        </button>
      </div>
      <Answered entry={entry} />
      <div id={id} hidden={!open}>
        {open && <Changes records={records} />}
        {open && explained !== null && <Explanation decisionKey={explained} />}
      </div>
    </li>
  );
}
