import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, newIdempotencyKey } from '../../api/client';
import type { FormRef, Values } from '../../api/types';
import { ErrorSummary } from '../../forms/ErrorSummary';
import type { FormHandle } from '../../forms/FormView';
import type { ShownProblem } from '../../forms/problems';
import { Button } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';
import { Skeleton } from '../../kit/Skeleton';

const FormView = lazy(async () => ({
  default: (await import('../../forms/FormView')).FormView,
}));

interface Props {
  forms: FormRef[];
  values: Values;
  label: string;
  // What it is for, in a sentence above the form.
  purpose?: string;
  verb: string;
  // Whether the form at this place is asked for, seen what the first one says.
  isAsked?: (index: number, first: Values) => boolean;
  onSend: (answers: Values[], idempotencyKey: string) => Promise<void>;
}

interface Found { problem: ShownProblem; form: number }
const always = () => true;
const nothing: Values = {};

// One or more forms that are sent together. A repeated press carries the same key until the
// server has taken it, so that it is one submission.
export function Submission(
  { forms, values, label, purpose, verb, isAsked = always, onSend }: Props,
) {
  const { t } = useTranslation();
  const handles = useRef<(FormHandle | null)[]>([]);
  const key = useRef(newIdempotencyKey());
  const [first, setFirst] = useState<Values>(values);
  const [found, setFound] = useState<Found[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [standing, setStanding] = useState<ReadonlySet<number>>(new Set());
  const asked = forms.map((form, index) => ({ form, index }))
    .filter(({ index }) => isAsked(index, first));

  const ready = asked.every(({ index }) => standing.has(index));

  const check = (): Values[] | null => {
    const problems: Found[] = [];
    const answers = asked.map(({ index }) => {
      const checked = handles.current[index]?.check() ?? { values: {}, problems: [] };
      problems.push(...checked.problems.map((problem) => ({ problem, form: index })));
      return checked.values;
    });
    setFound(problems);
    return problems.length === 0 ? answers : null;
  };
  const refused = (problem: unknown) => {
    const fields = problem instanceof ApiError ? problem.fields : [];
    if (fields.length === 0) {
      setError(problem);
      return;
    }
    // A refused answer was not carried out: the corrected one is a new submission.
    key.current = newIdempotencyKey();
    const shown = asked.flatMap(({ index }) => (handles.current[index]?.show(fields) ?? [])
      .filter((item) => item.field !== null || index === 0)
      .map((item) => ({ problem: item, form: index })));
    const placed = shown.filter((item) => item.problem.field !== null);
    setFound(placed.length > 0 ? placed : shown);
  };
  const send = async () => {
    setError(null);
    const answers = check();
    if (answers === null) return;
    setBusy(true);
    try {
      await onSend(answers, key.current);
    } catch (problem) {
      refused(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <div className="formcol">
        {purpose !== undefined && <p className="sec sm">{purpose}</p>}
        {error !== null && <ErrorNote error={error} onRetry={() => void send()} />}
        <ErrorSummary
          problems={found.map((item) => item.problem)}
          onGo={(problem) => {
            const place = found.find((item) => item.problem === problem);
            handles.current[place?.form ?? 0]?.focus(problem.field ?? '', problem.indexes);
          }}
        />
        <Suspense fallback={<Skeleton rows={4} />}>
          {asked.map(({ form, index }) => (
            <FormView
              key={form.id} schema={form.schema} values={index === 0 ? values : nothing}
              label={index === 0 ? label : t('start.further')}
              ref={(handle) => { handles.current[index] = handle; }}
              onChange={index === 0 ? setFirst : undefined}
              onReady={() => setStanding((known) => new Set(known).add(index))}
            />
          ))}
        </Suspense>
      </div>
      <div className="bar sticky">
        <Button kind="primary" busy={busy} disabled={!ready} onClick={() => void send()}>
          {verb}
        </Button>
      </div>
    </>
  );
}
