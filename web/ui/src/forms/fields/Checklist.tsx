/** @jsxImportSource preact */
import { Checklist } from '@bpmn-io/form-js-viewer';
import { describedBy, Frame, type FieldProps } from './Frame';
import { sameValue, useOptions } from './options';

export function ChecklistField(props: FieldProps) {
  const { field, domId, disabled, readonly, onBlur, onFocus } = props;
  const options = useOptions(field);
  const chosen = Array.isArray(props.value) ? (props.value as unknown[]) : [];
  // Where the order of choosing means something, each choice says its place.
  const ordered = field.properties?.layout === 'ordered';
  const toggle = (value: unknown) => {
    const without = chosen.filter((item) => !sameValue(item, value));
    props.onChange({ value: without.length < chosen.length ? without : [...chosen, value] });
  };
  return (
    <Frame props={props} type="checklist" group>
      <div
        class="fjs-choices" role="group" aria-labelledby={`${domId}-label`}
        aria-describedby={describedBy(props)}
      >
        {options.map((option, index) => {
          const id = index === 0 ? domId : `${domId}-${index}`;
          const place = chosen.findIndex((item) => sameValue(item, option.value)) + 1;
          return (
            <div class="fjs-inline-label" key={index}>
              <input
                id={id} class="fjs-input" type="checkbox" disabled={disabled || readonly}
                checked={place > 0} onBlur={onBlur}
                onFocus={onFocus} onChange={() => toggle(option.value)}
              />
              <label class="fjs-form-field-label" for={id}>
                {option.label}
                {ordered && place > 0 && (
                  <span class="no">{globalThis.assentFormWords('nthChosen', { n: place })}</span>
                )}
              </label>
            </div>
          );
        })}
      </div>
    </Frame>
  );
}
ChecklistField.config = Checklist.config;
