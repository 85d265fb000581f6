/** @jsxImportSource preact */
import { DynamicList, Errors } from '@bpmn-io/form-js-viewer';
import type { FieldProps } from './Frame';

// A dynamic list that also shows the problems of the list as a whole.
export function ListField(props: FieldProps) {
  const { domId, errors = [] } = props;
  return (
    <div class={errors.length > 0 ? 'fjs-list fjs-list-bad' : 'fjs-list'}>
      <DynamicList {...(props as object)} />
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}
ListField.config = DynamicList.config;
