/** @jsxImportSource preact */
import { Datetime } from '@bpmn-io/form-js-viewer';
import { dateText } from '../../i18n/format';
import { currentLanguage } from '../../i18n/words';
import { describedBy, Frame, isRequired, type FieldProps } from './Frame';

const inputTypes: Record<string, string> = {
  date: 'date', time: 'time', datetime: 'datetime-local',
};

// A native date field: no code of ours to load, good with keyboard, phone and screen reader. A date
// that is only shown stands in words.
export function DateField(props: FieldProps) {
  const { field, domId, errors = [], disabled, readonly, value, onBlur, onFocus } = props;
  const type = inputTypes[String(field.subtype ?? 'date')] ?? 'date';
  const text = typeof value === 'string' ? value : '';
  if (readonly) {
    return (
      <Frame props={props} type="datetime">
        <input
          id={domId} class="fjs-input" type="text" readOnly aria-describedby={describedBy(props)}
          value={dateText(text, currentLanguage())}
        />
      </Frame>
    );
  }
  return (
    <Frame props={props} type="datetime">
      <input
        id={domId} class="fjs-input" type={type} value={text} disabled={disabled}
        required={isRequired(props)} onBlur={onBlur} onFocus={onFocus}
        aria-invalid={errors.length > 0} aria-describedby={describedBy(props)}
        onChange={({ currentTarget }) => props.onChange({ value: currentTarget.value || null })}
      />
    </Frame>
  );
}
DateField.config = Datetime.config;
