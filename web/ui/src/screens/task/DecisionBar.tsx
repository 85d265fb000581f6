import { IconCheck, IconCircle, IconDeviceFloppy, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../../app/session';
import type { Outcome, TaskDetail, TaskOperation } from '../../api/types';
import type { Score } from '../../forms/score';
import { clockTime } from '../../i18n/format';
import { useModelWords } from '../../i18n/words';
import { Button } from '../../kit/Button';
import { errorText } from '../../kit/error_words';
import type { Draft } from './draft';

interface Props {
  task: TaskDetail;
  draft: Draft;
  mayComplete: boolean;
  // Whether the form stands, so that there is something to decide on.
  ready: boolean;
  // The running total of a score sheet, which phones show here.
  score: Score | null;
  onDecide: (outcome: Outcome | null) => void;
  onClaim: (operation: 'claim' | 'unclaim') => void;
}

function Saved({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { zone } = useTimeContext();
  if (draft.error !== null) {
    return (
      <span className="saved t-over" role="status">
        <IconX className="i i-s" aria-hidden />
        {t('task.notSaved', { reason: errorText(draft.error, t).title })}
      </span>
    );
  }
  return (
    <span className="saved" role="status">
      {draft.savedAt !== null && (
        <>
          <IconCheck className="i i-s" aria-hidden />
          {t('task.savedAt', { time: clockTime(Date.parse(draft.savedAt), zone) })}
        </>
      )}
    </span>
  );
}

// Outcomes have the same weight and open a dialog; none decides at once.
export function DecisionBar(props: Props) {
  const { task, draft, mayComplete, ready, score, onDecide, onClaim } = props;
  const { t } = useTranslation();
  const words = useModelWords();
  const may = (operation: TaskOperation) => task.operations.includes(operation);
  if (!mayComplete && !may('claim') && !may('unclaim')) return null;
  return (
    <div className="bar" role="group" aria-label={t('task.decision')}>
      {mayComplete && task.outcomes.map((outcome) => {
        const Sign = outcome.adverse ? IconX : task.outcomes.length > 2 ? IconCircle : IconCheck;
        return (
          <Button
            key={outcome.value} kind="outcome" disabled={!ready} onClick={() => onDecide(outcome)}
          >
            <Sign className="i" aria-hidden />{words(outcome.label)}
          </Button>
        );
      })}
      {mayComplete && task.outcomes.length === 0 && (
        <Button kind="outcome" disabled={!ready} onClick={() => onDecide(null)}>
          {t('task.submit')}
        </Button>
      )}
      {may('claim') && <Button onClick={() => onClaim('claim')}>{t('task.claim')}</Button>}
      {may('unclaim') && (
        <Button kind="ghost" onClick={() => onClaim('unclaim')}>{t('task.unclaim')}</Button>
      )}
      {may('save') && task.state === 'assigned' && (
        <Button
          kind="ghost" className="save" aria-label={t('task.save')}
          onClick={() => void draft.saveNow()}
        >
          <IconDeviceFloppy className="i" aria-hidden />
          <span className="hide-n">{t('task.save')}</span>
        </Button>
      )}
      <Saved draft={draft} />
      {score !== null && (
        <span className="only-n bar-score" aria-hidden><b>{score.total}</b> / {score.full}</span>
      )}
    </div>
  );
}
