import { IconTable } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplanation } from '../api/decisions';
import type { Explanation as Model } from '../api/types';
import { useModelWords } from '../i18n/words';
import { ErrorNote } from './ErrorNote';
import { seenText } from './explained';
import { ExplainedInputs } from './ExplainedInputs';
import { ExplainedRules } from './ExplainedRules';
import './explanation.css';
import { Note } from './Note';
import { Skeleton } from './Skeleton';

const shownOfHash = 12;

// Which version of which file it was that decided.
function Source({ told }: { told: Model }) {
  const words = useModelWords();
  return (
    <p className="why-of">
      <span>{words(told.decisionName)} v{told.version}</span>
      <span className="mono">{told.resourceName}</span>
      <span className="mono" title={told.sha256}>{told.sha256.slice(0, shownOfHash)}</span>
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <div className="why-part"><h5>{title}</h5>{children}</div>;
}

// A decision that is no table: an expression made of its inputs.
function Calculated({ output }: { output: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="sec">{t('explanation.noRules')}</p>
      <p className="wrap-any">{t('suggestion.result', { result: seenText(output) })}</p>
    </>
  );
}

export function ExplanationView({ told }: { told: Model }) {
  const { t } = useTranslation();
  return (
    <>
      {told.failure !== null && (
        <Note kind="incident" title={t('explanation.failure')}>
          <span className="wrap-any">{told.failure}</span>
        </Note>
      )}
      {told.inputs.length > 0 && (
        <Part title={t('explanation.inputs')}><ExplainedInputs inputs={told.inputs} /></Part>
      )}
      <Part title={t('explanation.rules')}>
        {told.rules.length > 0
          ? <ExplainedRules told={told} />
          : <Calculated output={told.output} />}
      </Part>
      {told.warnings.length > 0 && (
        <Note kind="info" title={t('explanation.warnings')}>
          {told.warnings.map((text, index) => <span key={index} className="mono">{text}</span>)}
        </Note>
      )}
    </>
  );
}

// How a decision came about: what it looked at, which rules hit, and by what the others missed.
export function Explanation({ decisionKey }: { decisionKey: string }) {
  const { t } = useTranslation();
  const id = useId();
  const query = useExplanation(decisionKey);
  return (
    <section className="sug why" aria-labelledby={id}>
      <header>
        <IconTable className="i" aria-hidden />
        <h4 id={id}>{t('explanation.title')}</h4>
        {query.data !== undefined && <Source told={query.data} />}
      </header>
      {query.isPending && <Skeleton rows={3} />}
      {query.isError && (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <ExplanationView told={query.data} />}
    </section>
  );
}
