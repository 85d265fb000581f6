import { useTranslation } from 'react-i18next';
import { useTimeContext } from '../app/session';
import type { Step } from '../api/types';
import { civilDate, shortDate } from '../i18n/format';
import { useModelWords } from '../i18n/words';

const cssOf = { done: 'd', here: 'h', ahead: '' };

// Where the case stands, in words: round is a person's step, square the machine's.
export function StepLine({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const context = useTimeContext();
  if (steps.length === 0) return null;
  const year = civilDate(context.now, context.zone).slice(0, 4);
  const dayOf = (at: string) =>
    shortDate(civilDate(Date.parse(at), context.zone), year, context.language);
  return (
    <ol className="line-steps" aria-label={t('task.steps')}>
      {steps.map((step) => (
        <li
          key={step.elementId}
          className={[cssOf[step.state], step.kind === 'auto' && 'm'].filter(Boolean).join(' ')}
          aria-current={step.state === 'here' ? 'step' : undefined}
        >
          <span className="st">{words(step.label)}</span>
          <span className="vh">{t(`task.step.${step.state}`)}</span>
          <small>
            {[step.at ? dayOf(step.at) : '', words(step.who)].filter(Boolean).join(' ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
