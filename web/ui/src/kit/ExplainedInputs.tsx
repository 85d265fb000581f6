import { useTranslation } from 'react-i18next';
import type { ExplainedInput } from '../api/types';
import { partTexts, seenText } from './explained';

function Value({ value }: { value: unknown }) {
  const { t } = useTranslation();
  const parts = partTexts(value);
  if (parts === null) return seenText(value);
  return (
    <details>
      <summary>{t('explanation.parts', { count: parts.length })}</summary>
      <ul>{parts.map((part, index) => <li key={index}>{part}</li>)}</ul>
    </details>
  );
}

// What the table looked at: the name, the value, and where it comes from unless the name says it.
export function ExplainedInputs({ inputs }: { inputs: ExplainedInput[] }) {
  return (
    <dl className="why-in">
      {inputs.map(({ name, value, source }, index) => (
        <div key={index} className="kv-row">
          <dt>{name}</dt>
          <dd><Value value={value} /></dd>
          {source !== '' && source !== name && <dd className="src mono">{source}</dd>}
        </div>
      ))}
    </dl>
  );
}
