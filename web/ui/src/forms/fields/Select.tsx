/** @jsxImportSource preact */
import { Select } from '@bpmn-io/form-js-viewer';
import { describedBy, Frame, isRequired, type FieldProps } from './Frame';
import { sameValue, useOptions } from './options';

export function SelectField(props: FieldProps) {
  const { field, domId, errors = [], disabled, readonly, value, onBlur, onFocus } = props;
  const options = useOptions(field);
  const chosen = options.findIndex((option) => sameValue(option.value, value));
  const shared = { id: domId, class: 'fjs-input', 'aria-describedby': describedBy(props) };
  if (readonly) {
    return (
      <Frame props={props} type="select">
        <input {...shared} readOnly value={options[chosen]?.label ?? ''} />
      </Frame>
    );
  }
  return (
    <Frame props={props} type="select">
      <select
        {...shared} disabled={disabled} required={isRequired(props)} onBlur={onBlur}
        onFocus={onFocus} aria-invalid={errors.length > 0} value={String(chosen)}
        onChange={({ currentTarget }) => {
          const option = options[Number(currentTarget.value)];
          props.onChange({ value: option?.value ?? null });
        }}
      >
        <option value="-1">{globalThis.assentFormWords('choose')}</option>
        {options.map((option, index) => (
          <option key={index} value={String(index)}>{option.label}</option>
        ))}
      </select>
    </Frame>
  );
}
SelectField.config = Select.config;
