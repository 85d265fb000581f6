/** @jsxImportSource preact */
import { Description, Errors, Label } from '@bpmn-io/form-js-viewer';
import type { ComponentChildren } from 'preact';
import type { FormPart } from '../schema';

// What form-js hands to the component of a field.
export interface FieldProps {
  field: FormPart & { validate?: { required?: boolean } };
  domId: string;
  errors?: string[];
  disabled?: boolean;
  readonly?: boolean;
  value?: unknown;
  onChange: (update: { value: unknown }) => void;
  onBlur?: () => void;
  onFocus?: () => void;
}

interface FrameProps {
  props: FieldProps;
  type: string;
  group?: boolean;
  children: ComponentChildren;
}

export function describedBy({ domId }: FieldProps): string {
  return `${domId}-description ${domId}-error-message`;
}

export function isRequired({ field }: FieldProps): boolean {
  return field.validate?.required === true;
}

// Label above, hint and errors below, as every field has them.
export function Frame({ props, type, group, children }: FrameProps) {
  const { field, domId, errors = [], disabled, readonly } = props;
  const css = ['fjs-form-field', `fjs-form-field-${type}`];
  if (errors.length > 0) css.push('fjs-has-errors');
  if (disabled) css.push('fjs-disabled');
  if (readonly) css.push('fjs-readonly');
  const label = field.label ?? (field.dateLabel as string | undefined) ?? '';
  return (
    <div class={css.join(' ')}>
      {group
        ? (
          <div id={`${domId}-label`} class="fjs-form-field-label">
            {label}
            {isRequired(props) && <span class="fjs-asterix" aria-hidden>*</span>}
          </div>
        )
        : (
          <div id={`${domId}-label`} class="fjs-label-of">
            <Label htmlFor={domId} label={label} required={isRequired(props)} />
          </div>
        )}
      {children}
      <Description id={`${domId}-description`} description={field.description ?? ''} />
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}
