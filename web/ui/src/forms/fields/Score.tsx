/** @jsxImportSource preact */
import {
  Description, Errors, Group, Numberfield, useExpressionEvaluation,
} from '@bpmn-io/form-js-viewer';
import { useState } from 'preact/hooks';
import type { FormPart } from '../schema';
import { criteriaOf, markOf, scoreOf, stepped, totalPart } from '../score';
import { isRequired, type FieldProps } from './Frame';
import { ScoreOrder } from './ScoreOrder';

const words = (key: string, values?: Record<string, unknown>) =>
  globalThis.assentFormWords(key, values);

function useSheet(group: FormPart) {
  const parts = group.components ?? [];
  const list = parts.find((part) => part.type === 'dynamiclist');
  const who = parts.find((part) => part.type === 'group');
  const marks = criteriaOf(group).map((part) => part.key).join(', ');
  const given: unknown = useExpressionEvaluation(`=[${marks}]`);
  const computed: unknown = useExpressionEvaluation(String(totalPart(group)?.expression ?? ''));
  const order: unknown = useExpressionEvaluation(list?.path ? `=${list.path}` : '');
  const current: unknown = useExpressionEvaluation(who?.path ? `=${who.path}` : '');
  return {
    score: scoreOf(group, Array.isArray(given) ? given : [], computed),
    list,
    order: Array.isArray(order) ? (order as Record<string, unknown>[]) : [],
    current: (current ?? {}) as Record<string, unknown>,
    named: who?.components?.map((part) => part.key ?? '') ?? [],
  };
}

// Whom the sheet is about, the running total, one row a criterion; the order of the sitting beside.
function ScoreSheet(props: FieldProps) {
  const { field, domId } = props;
  const { score, list, order, current, named } = useSheet(field);
  const heading: unknown = useExpressionEvaluation(field.properties?.heading ?? '');
  const place = order.findIndex((item) => named.every((key) => item[key] === current[key]));
  const step = Number(field.properties?.step ?? 1);
  return (
    <div class={order.length > 0 ? 'fjs-score with-order' : 'fjs-score'}>
      {list !== undefined && order.length > 0 && (
        <ScoreOrder list={list} items={order} place={place} />
      )}
      <div class="fjs-score-main">
        <div class="fjs-score-head">
          <div>
            <h2>{typeof heading === 'string' && heading !== '' ? heading : field.label}</h2>
            <p>
              {place >= 0 && words('place', { n: place + 1, of: order.length })}
              {!props.readonly && words('scoreHow', { step })}
            </p>
          </div>
          <output class="fjs-score-total" aria-label={words('total', { ...score })}>
            <b>{score.total}</b> / {score.full}
          </output>
        </div>
        <Group {...(props as object)} domId={`${domId}-items`} />
      </div>
    </div>
  );
}

export function GroupField(props: FieldProps) {
  const { layout } = props.field.properties ?? {};
  return layout === 'score' ? <ScoreSheet {...props} /> : <Group {...(props as object)} />;
}
GroupField.config = Group.config;

function Bar({ share }: { share: number }) {
  return (
    <svg class="fjs-mark-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
      <rect width="100" height="6" rx="3" />
      <rect class="on" width={Math.min(Math.max(share, 0), 1) * 100} height="6" rx="3" />
    </svg>
  );
}

// Minus, a field to type in, plus: one spin button for keyboard and readers, whose buttons are for
// pointer and thumb.
function Stepper({ props, step, full }: { props: FieldProps; step: number; full: number }) {
  const { field, domId, errors = [], value, onChange } = props;
  const [text, setText] = useState<string | null>(null);
  const isFixed = props.disabled === true || props.readonly === true;
  const move = (by: number) => {
    setText(null);
    onChange({ value: stepped(value, by, field) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by === undefined || isFixed) return;
    event.preventDefault();
    move(by);
  };
  const type = (typed: string) => {
    setText(typed);
    onChange({ value: markOf(typed) });
  };
  const mark = typeof value === 'number' ? value : null;
  const button = (by: number) => (
    <button
      type="button" tabIndex={-1} disabled={isFixed} onClick={() => move(by)}
      aria-label={words(by < 0 ? 'less' : 'more', { label: field.label, step })}
    >
      {by < 0 ? '−' : '+'}
    </button>
  );
  return (
    <div class="fjs-stepper">
      {button(-step)}
      <input
        id={domId} class="fjs-input" type="text" inputMode="decimal" role="spinbutton"
        autocomplete="off" aria-valuemin={0} aria-valuemax={full} aria-valuenow={mark ?? undefined}
        aria-valuetext={mark === null ? words('empty') : String(mark)}
        aria-required={isRequired(props)} aria-invalid={errors.length > 0}
        aria-describedby={`${domId}-description ${domId}-full ${domId}-error-message`}
        disabled={props.disabled} readOnly={props.readonly} value={text ?? mark ?? ''}
        onInput={({ currentTarget }) => type(currentTarget.value)} onKeyDown={onKeyDown}
        onFocus={(event) => { event.currentTarget.select(); props.onFocus?.(); }}
        onBlur={() => { setText(null); props.onBlur?.(); }}
      />
      {button(step)}
    </div>
  );
}

function Criterion(props: FieldProps) {
  const { field, domId, errors = [], value } = props;
  const full = Number((field.validate as { max?: number } | undefined)?.max ?? 0);
  const css = ['fjs-form-field', 'fjs-criterion'];
  if (errors.length > 0) css.push('fjs-has-errors');
  if (props.readonly) css.push('fjs-readonly');
  return (
    <div class={css.join(' ')}>
      <div>
        <label class="fjs-form-field-label" for={domId}>
          {field.label}
          {isRequired(props) && <span class="fjs-asterix" aria-hidden>*</span>}
        </label>
        <Description id={`${domId}-description`} description={field.description ?? ''} />
      </div>
      <Stepper props={props} step={Number(field.step ?? 1)} full={full} />
      <div class="fjs-mark-of" id={`${domId}-full`}>
        <Bar share={full > 0 ? (Number(value) || 0) / full : 0} />
        {words('outOf', { n: full })}
      </div>
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}

export function NumberField(props: FieldProps) {
  return props.field.criterion === true
    ? <Criterion {...props} /> : <Numberfield {...(props as object)} />;
}
NumberField.config = Numberfield.config;
