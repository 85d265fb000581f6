import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/client';
import { changeClaim } from '../../api/tasks';
import type { FieldProblem, Outcome, TaskDetail, Values } from '../../api/types';
import type { FormHandle } from '../../forms/FormView';
import { ErrorSummary } from '../../forms/ErrorSummary';
import type { ShownProblem } from '../../forms/problems';
import { scoreIn, type Score } from '../../forms/score';
import { useModelWords } from '../../i18n/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { Skeleton } from '../../kit/Skeleton';
import { toast } from '../../kit/toast';
import { CompleteDialog, type Pending } from './CompleteDialog';
import { DecisionBar } from './DecisionBar';
import { useDraft } from './draft';
import { fieldsOutside } from './fields';
import { Rail } from './Rail';
import { ReadOnlyNote } from './ReadOnlyNote';

const FormView = lazy(async () => ({
  default: (await import('../../forms/FormView')).FormView,
}));

interface Props {
  task: TaskDetail;
  title: string;
  hidden: boolean;
  onReload: () => Promise<unknown>;
}

function scoreOfTask(task: TaskDetail, values: Values): Score | null {
  return task.form === null ? null : scoreIn(task.form.schema, values);
}

export function TaskForm({ task, title, hidden, onReload }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useRef<FormHandle>(null);
  const draft = useDraft(task);
  const [problems, setProblems] = useState<ShownProblem[]>([]);
  const [pending, setPending] = useState<Pending | null>(null);
  const [ready, setReady] = useState(task.form === null);
  const [score, setScore] = useState(() => scoreOfTask(task, task.values));
  const [claimError, setClaimError] = useState<unknown>(null);
  const mayComplete = task.operations.includes('complete') && !task.readOnly;

  const decide = (outcome: Outcome | null) => {
    const checked = form.current?.check() ?? { values: {}, problems: [] };
    setProblems(checked.problems);
    if (checked.problems.length > 0) return;
    setPending({ outcome, values: checked.values, key: newIdempotencyKey() });
  };
  const refused = (found: FieldProblem[]) => {
    setPending(null);
    setProblems(form.current?.show(found) ?? []);
  };
  const completed = async (outcome: Outcome | null) => {
    draft.forget();
    setPending(null);
    toast(
      outcome === null
        ? t('task.submitted') : t('task.decided', { outcome: words(outcome.label) }),
      title,
    );
    // What comes of the decision stands in the list at once, it is no news.
    await client.resetQueries({ queryKey: ['tasks', 'list'] });
    await navigate('/inbox/todo');
    // The completed task itself is left alone: who decided may no longer be allowed to read it.
    await client.invalidateQueries({
      predicate: ({ queryKey: [resource, kind, key] }) =>
        !(resource === 'tasks' && kind === 'one' && key === task.taskKey),
    });
  };
  const claim = async (operation: 'claim' | 'unclaim') => {
    setClaimError(null);
    try {
      client.setQueryData(['tasks', 'one', task.taskKey], await changeClaim(task, operation));
      await client.invalidateQueries({ queryKey: ['tasks', 'list'] });
    } catch (problem) {
      setClaimError(problem);
    }
  };

  return (
    <div className="task" hidden={hidden}>
      <div className="two">
        <div className="formcol">
          <ReadOnlyNote task={task} />
          {claimError !== null && <ErrorNote error={claimError} />}
          <ErrorSummary
            problems={problems}
            onGo={(problem) => form.current?.focus(problem.field ?? '', problem.indexes)}
          />
          {task.form === null
            ? <p className="sec">{t('task.noForm')}</p>
            : (
              <Suspense fallback={<Skeleton rows={4} />}>
                <FormView
                  ref={form} schema={task.form.schema} values={task.values} label={title}
                  readOnly={!mayComplete} left={fieldsOutside(task)}
                  onChange={(values: Values) => {
                    draft.changed(values);
                    setScore(scoreOfTask(task, values));
                  }}
                  onReady={() => setReady(true)}
                />
              </Suspense>
            )}
        </div>
        <Rail task={task} />
      </div>
      <DecisionBar
        task={task} draft={draft} mayComplete={mayComplete} ready={ready} score={score}
        onDecide={decide} onClaim={claim}
      />
      {pending !== null && (
        <CompleteDialog
          task={task} title={title} pending={pending} version={draft.version}
          settled={draft.settled}
          onClose={() => setPending(null)} onReload={onReload} onRefused={refused}
          onCompleted={() => completed(pending.outcome)}
        />
      )}
    </div>
  );
}
