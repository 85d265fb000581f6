import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, newIdempotencyKey } from '../../api/client';
import { completeTask } from '../../api/tasks';
import type { FieldProblem, Outcome, TaskDetail, Values } from '../../api/types';
import { fieldText } from '../../kit/error_words';
import { hasField } from '../../forms/schema';
import { useLanguage, useModelWords } from '../../i18n/words';
import { ConfirmOp } from '../../kit/ConfirmOp';
import { Note } from '../../kit/Note';
import { Refusal } from './Refusal';
import { keepOpinion, keptOpinion } from './draft';
import { asksForText, fieldsOfDialog, textField, textLabel } from './fields';

export interface Pending { outcome: Outcome | null; values: Values; key: string }
interface Props {
  task: TaskDetail;
  title: string;
  pending: Pending;
  version: () => number;
  settled: () => Promise<void>;
  onClose: () => void;
  onReload: () => Promise<unknown>;
  onRefused: (problems: FieldProblem[]) => void;
  onCompleted: () => Promise<void>;
}

function answerOf(task: TaskDetail, pending: Pending, text: string): Values {
  const values: Values = { ...pending.values };
  const field = textField(task);
  if (field !== null && text !== '') values[field] = text;
  if (pending.outcome !== null && hasField(task.form?.schema ?? null, 'outcome')) {
    values.outcome = pending.outcome.value;
  }
  return values;
}

function startText(task: TaskDetail): string {
  const field = textField(task);
  const saved = field === null ? null : task.values[field];
  return keptOpinion(task.taskKey) || (typeof saved === 'string' ? saved : '');
}

export function CompleteDialog(props: Props) {
  const { task, title, pending, version, settled } = props;
  const { onClose, onReload, onRefused, onCompleted } = props;
  const { t } = useTranslation();
  const words = useModelWords();
  const language = useLanguage();
  const [text, setText] = useState(() => startText(task));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [reloaded, setReloaded] = useState(false);
  const { outcome } = pending;
  const key = useRef(pending.key);
  const fields = error instanceof ApiError ? error.fields : [];
  const asks = asksForText(task);
  const dialogFields = fieldsOfDialog(task);
  const own = fields.filter((problem) => dialogFields.includes(problem.field));
  const minimum = outcome?.adverse ? task.minOpinion : 0;

  const write = (typed: string) => {
    setText(typed);
    keepOpinion(task.taskKey, typed);
  };
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await settled();
      const opinion = asks ? text.trim() : '';
      await completeTask(task.taskKey, {
        taskVersion: version(),
        outcome: outcome?.value ?? null,
        opinion: opinion === '' ? null : opinion,
        values: answerOf(task, pending, opinion),
      }, key.current);
      keepOpinion(task.taskKey, '');
      await onCompleted();
    } catch (problem) {
      setBusy(false);
      setError(problem);
      const found = problem instanceof ApiError ? problem.fields : [];
      // Refused for what it says: a changed answer is another request.
      if (problem instanceof ApiError && problem.status === 400) key.current = newIdempotencyKey();
      const elsewhere = found.filter((item) => !dialogFields.includes(item.field));
      if (elsewhere.length > 0) onRefused(elsewhere);
    }
  };

  // The person looks again and confirms again: nothing is sent behind his back.
  const reload = async () => {
    await onReload();
    setError(null);
    setReloaded(true);
  };

  const verb = outcome === null ? t('task.submit') : words(outcome.label);
  return (
    <ConfirmOp
      title={t('op.title', { verb, title })} verb={t('op.confirm', { verb })} busy={busy}
      sentence={t(outcome === null ? 'op.submitText' : 'op.decideText')}
      label={words(textLabel(task)) || t('op.opinion')}
      text={asks ? text : null}
      minimum={minimum} required={outcome?.adverse === true} onText={write}
      problem={own.length === 0 ? null : own.map((item) => fieldText(item, language)).join(' ')}
      onClose={onClose} onConfirm={() => void confirm()}
    >
      {reloaded && error === null && <Note kind="info" title={t('refusal.reloaded')} />}
      {error !== null && own.length === 0 && (
        <Refusal
          error={error} task={task} text={text} onReload={() => void reload()} onDiscard={onClose}
          onRetry={() => void confirm()}
        />
      )}
    </ConfirmOp>
  );
}
