/** @jsxImportSource preact */
import { Datetime } from '@bpmn-io/form-js-viewer';
import { describedBy, Frame, isRequired, type FieldProps } from './Frame';

const inputTypes: Record<string, string> = {
  date: 'date', time: 'time', datetime: 'datetime-local',
};

// A native date field: no code of ours to load, good with keyboard, phone and screen reader.
export function DateField(props: FieldProps) {
  const { field, domId, errors = [], disabled, readonly, value, onBlur, onFocus } = props;
  const type = inputTypes[String(field.subtype ?? 'date')] ?? 'date';
  return (
    <Frame props={props} type="datetime">
      <input
        id={domId} class="fjs-input" type={type} value={typeof value === 'string' ? value : ''}
        disabled={disabled} readOnly={readonly} required={isRequired(props)} onBlur={onBlur}
        onFocus={onFocus} aria-invalid={errors.length > 0} aria-describedby={describedBy(props)}
        onChange={({ currentTarget }) => props.onChange({ value: currentTarget.value || null })}
      />
    </Frame>
  );
}
DateField.config = Datetime.config;
