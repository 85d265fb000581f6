/** @jsxImportSource preact */
import { Radio } from '@bpmn-io/form-js-viewer';
import { describedBy, Frame, isRequired, type FieldProps } from './Frame';
import { sameValue, useOptions } from './options';

export function RadioField(props: FieldProps) {
  const { field, domId, errors = [], disabled, readonly, value, onBlur, onFocus } = props;
  const options = useOptions(field);
  return (
    <Frame props={props} type="radio" group>
      <div
        class={field.properties?.layout === 'buttons' ? 'fjs-choices equal' : 'fjs-choices'}
        role="radiogroup" aria-labelledby={`${domId}-label`}
        aria-describedby={describedBy(props)} aria-required={isRequired(props)}
        aria-invalid={errors.length > 0} aria-readonly={readonly || undefined}
      >
        {options.map((option, index) => {
          const id = index === 0 ? domId : `${domId}-${index}`;
          return (
            <div class="fjs-inline-label" key={index}>
              <input
                id={id} class="fjs-input" type="radio" name={domId} disabled={disabled || readonly}
                checked={sameValue(option.value, value)} onBlur={onBlur} onFocus={onFocus}
                onChange={() => props.onChange({ value: option.value })}
              />
              <label class="fjs-form-field-label" for={id}>{option.label}</label>
            </div>
          );
        })}
      </div>
    </Frame>
  );
}
RadioField.config = Radio.config;
