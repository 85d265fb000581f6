import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RuleHit, Suggestion as Model } from '../api/types';
import { useModelWords } from '../i18n/words';
import { valueText } from './value_text';

function Hit({ hit }: { hit: RuleHit }) {
  const words = useModelWords();
  const outputs = Object.values(hit.outputs).map(valueText).filter((text) => text !== '');
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
  const inputs = suggestion.inputs.filter((input) => valueText(input.value) !== '');
  return (
    <section className="sug" aria-label={t('suggestion.title')}>
      <header>
        <IconBulb className="i" aria-hidden />
        <b>{t('suggestion.title')}</b><span>{t('suggestion.notDecision')}</span>
        <span className="end mono cap">{suggestion.decisionId} v{suggestion.version}</span>
      </header>
      {suggestion.table.map((hit, index) => <Hit key={index} hit={hit} />)}
      {suggestion.table.length === 0 && (
        <div className="hit">
          <span className="rule-no">–</span><span>{t('suggestion.noHit')}</span>
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
