import { IconClockPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { moveDemoTime, readSession, sessionKey, useDemoTime } from '../api/session';
import {
  civilDate, clockTime, dayAndTime, instantOf, localInput, longDate, weekday,
} from '../i18n/format';
import { useModelWords } from '../i18n/words';
import { Button } from '../kit/Button';
import { Dropdown } from '../kit/Dropdown';
import { ErrorNote } from '../kit/ErrorNote';
import { toast } from '../kit/toast';
import { useTimeContext } from './session';

interface MoveProps { onMove: (to: string) => Promise<void>; busy: boolean; error: unknown }

function MoveForm({ onMove, busy, error }: MoveProps) {
  const { t } = useTranslation();
  const words = useModelWords();
  const context = useTimeContext();
  const time = useDemoTime(true);
  const [chosen, setChosen] = useState(() => localInput(context.now, context.zone));
  const due = time.data?.nextDue ?? null;
  const say = (at: string) => dayAndTime(Date.parse(at), context, t('time.today'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onMove(new Date(instantOf(chosen, context.zone)).toISOString().replace('.000', ''));
  };
  return (
    <form className="time-menu" onSubmit={submit} aria-label={t('demo.move')}>
      <p className="cap mut">{t('demo.explain')}</p>
      <Button disabled={due === null} busy={busy} onClick={() => void onMove('nextDue')}>
        {due === null
          ? t('demo.noTimer')
          : t('demo.toTimer', { label: words(due.label), id: due.businessId, at: say(due.at) })}
      </Button>
      <Button busy={busy} onClick={() => void onMove('nextWorkingDay')}>
        {time.data === undefined
          ? t('demo.toWorkingDay')
          : t('demo.toWorkingDayAt', { at: say(time.data.nextWorkingDay) })}
      </Button>
      <label className="f">
        <span className="lb">{t('demo.chosen')}</span>
        <input
          className="in" type="datetime-local" value={chosen} required
          onChange={(event) => setChosen(event.target.value)}
        />
      </label>
      <Button kind="primary" type="submit" busy={busy}>{t('demo.toChosen')}</Button>
      {error !== null && <ErrorNote error={error} />}
    </form>
  );
}

// The demo's time, and the menu that moves it forward. All that falls due on the way has run
// when the answer comes; then everything on the screen is read anew.
export function DemoClock() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const context = useTimeContext();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const date = longDate(civilDate(context.now, context.zone), context.language);
  const clock = clockTime(context.now, context.zone);

  const move = async (to: string, close: () => void) => {
    setBusy(true);
    setError(null);
    try {
      await moveDemoTime(to);
      await client.fetchQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 0 });
      // Lists begin anew: what came by this move is the person's own doing, not news.
      await client.resetQueries({ queryKey: ['tasks', 'list'] });
      await client.invalidateQueries();
      close();
      toast(t('demo.movedTitle'), t('demo.movedText'));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  const face = (
    <>
      <IconClockPlay className="i" aria-hidden />
      <span className="nw">{date}</span>
      <span className="nw hide-n">{weekday(context.now, context)} {clock}</span>
    </>
  );
  return (
    <Dropdown
      kind="dialog" css="clock" label={t('demo.clock', { date, time: clock })} button={face}
    >
      {(close) => <MoveForm onMove={(to) => move(to, close)} busy={busy} error={error} />}
    </Dropdown>
  );
}
