import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExplainedInput, ExplainedRule, Explanation, MissedCell } from '../api/types';
import { useModelWords } from '../i18n/words';
import { seenText, shortText, toldRules, type ToldRule } from './explained';
import { useOutcomeWord } from './outcome';

type Inputs = { inputs: ExplainedInput[] };

function Missed({ cell: { input, condition }, inputs }: { cell: MissedCell } & Inputs) {
  const { t } = useTranslation();
  const seen = inputs[input];
  return (
    <>
      <span className="vh">{t('explanation.missed')}</span>
      <IconX className="i i-s" aria-hidden />
      <span>
        {seen?.name} <code className="mono">{condition}</code>{' '}
        <span className="sec">{t('explanation.saw', { value: shortText(seen?.value) })}</span>
      </span>
    </>
  );
}

function Hit({ outputs }: { outputs: ExplainedRule['outputs'] }) {
  const { t } = useTranslation();
  const outcomeWord = useOutcomeWord();
  const all = Object.entries(outputs);
  return (
    <>
      <IconCheck className="i i-s" aria-hidden />
      <span>
        <b>{t('explanation.hit')}</b>
        {all.map(([name, value]) => (
          <span key={name} className="out">
            {all.length > 1 && <span className="mono mut">{name}</span>}{' '}
            {outcomeWord(seenText(value))}
          </span>
        ))}
      </span>
    </>
  );
}

function State({ rule, inputs }: { rule: ToldRule } & Inputs) {
  const { t } = useTranslation();
  if (rule.state === 'hit') return <Hit outputs={rule.outputs} />;
  if (rule.missed !== null) return <Missed cell={rule.missed} inputs={inputs} />;
  return t(`explanation.state.${rule.state}`);
}

function Rows({ rules, inputs }: { rules: ToldRule[] } & Inputs) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <ol className="why-rules">
      {rules.map((rule) => (
        <li key={rule.rule} className={rule.state === 'hit' ? 'on' : undefined}>
          <span className="vh">{t('explanation.rule')}</span>
          <span className="rule-no">{rule.rule}</span>
          <p>{words(rule.text)}</p>
          <p className="why-st"><State rule={rule} inputs={inputs} /></p>
        </li>
      ))}
    </ol>
  );
}

// The rules of a table: each hit with what it gives, or missed by its first cell that was not met.
export function ExplainedRules({ told: { rules, inputs, tellsMisses } }: { told: Explanation }) {
  const { t } = useTranslation();
  const { shown, folded } = toldRules(rules, tellsMisses);
  return (
    <>
      {!rules.some((rule) => rule.hit) && <p className="sec">{t('suggestion.noHit')}</p>}
      {shown.length > 0 && <Rows rules={shown} inputs={inputs} />}
      {folded.length > 0 && (
        <details className="inner">
          <summary>{t('explanation.others', { count: folded.length })}</summary>
          <Rows rules={folded} inputs={inputs} />
        </details>
      )}
    </>
  );
}
