import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RuleHit, Suggestion as Model } from '../api/types';
import { useModelWords } from '../i18n/words';
import { useOutcomeWord } from './outcome';
import { valueText } from './value_text';

function Hit({ hit }: { hit: RuleHit }) {
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  const outputs = Object.values(hit.outputs)
    .map((output) => outcomeWord(valueText(output))).filter((text) => text !== '');
  return (
    <div className="hit">
      <span className="rule-no">{hit.rule}</span>
      <div className="grow">
        {hit.text !== null && <b>{words(hit.text)} </b>}
        <span className="mono cap mut">{outputs.join(' ')}</span>
      </div>
    </div>
  );
}

// The machine's view beside the form: dashed, never tinted, and it says that it is no decision.
export function Suggestion({ suggestion }: { suggestion: Model }) {
  const { t } = useTranslation();
  const { table, output } = suggestion;
  const inputs = suggestion.inputs.filter((input) => valueText(input.value) !== '');
  return (
    <section className="sug" aria-label={t('suggestion.title')}>
      <header>
        <IconBulb className="i" aria-hidden />
        <b>{t('suggestion.title')}</b><span>{t('suggestion.notDecision')}</span>
        <span className="end mono cap">{suggestion.decisionId} v{suggestion.version}</span>
      </header>
      {table.map((hit, index) => <Hit key={index} hit={hit} />)}
      {table.length === 0 && (
        <div className="hit">
          <span className="rule-no">–</span>
          <span>
            {typeof output === 'boolean'
              ? t('suggestion.result', { result: t(output ? 'outcome.yes' : 'outcome.no') })
              : t('suggestion.noHit')}
          </span>
        </div>
      )}
      {inputs.length > 0 && (
        <details className="sug-in">
          <summary>{t('suggestion.inputs', { count: inputs.length })}</summary>
          <dl className="kv">
            {inputs.map((input) => (
              <div key={input.name} className="kv-row">
                <dt className="mono">{input.name}</dt><dd>{valueText(input.value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
