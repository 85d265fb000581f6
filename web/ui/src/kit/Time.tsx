import { IconAlarm, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../app/session';
import { civilDate, dayAndTime, endOfPeriod, exactTime } from '../i18n/format';

// An instant as day and time; the exact instant with its offset in the tooltip.
export function Time({ at }: { at: string }) {
  const { t } = useTranslation();
  const context = useTimeContext();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant, context)} className="nw">
      {dayAndTime(instant, context, t('time.today'))}
    </time>
  );
}

export function Deadline({ at }: { at: string }) {
  const context = useTimeContext();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant, context)} className="nw">
      {endOfPeriod(instant, context)}
    </time>
  );
}

export type DueState = 'none' | 'later' | 'soon' | 'overdue';
const soonWorkingDays = 2;

export function dueState(dueAt: string | null, workingDays: number | null, now: number): DueState {
  if (dueAt === null) return 'none';
  if (Date.parse(dueAt) <= now) return 'overdue';
  return workingDays !== null && workingDays <= soonWorkingDays ? 'soon' : 'later';
}

interface DueProps { dueAt: string | null; workingDays: number | null; dated?: boolean }

// The time left in working days, as the engine counts them, over the exact end.
export function Due({ dueAt, workingDays, dated }: DueProps) {
  const { t } = useTranslation();
  const context = useTimeContext();
  if (dueAt === null) return <span className="mut">—</span>;
  const state = dueState(dueAt, workingDays, context.now);
  const Icon = state === 'overdue' ? IconAlarm : IconClock;
  const css = state === 'overdue' ? 'due over' : state === 'soon' ? 'due soon' : 'due';
  const lastDay = civilDate(Date.parse(dueAt) - 1, context.zone);
  const today = lastDay === civilDate(context.now, context.zone);
  const days = Math.abs(workingDays ?? 0);
  const left = state === 'overdue'
    ? days === 0 ? t('time.overdueNow') : t('time.overdue', { count: days })
    : today ? t('time.dueToday') : t('time.left', { count: days });
  return (
    <>
      <span className={css}>
        <Icon className="i" aria-hidden />
        {workingDays === null && !today && state !== 'overdue' ? <Deadline at={dueAt} /> : left}
      </span>
      {dated && <div className="t2"><Deadline at={dueAt} /></div>}
    </>
  );
}
