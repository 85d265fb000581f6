/** @jsxImportSource preact */
import { DynamicList, Errors } from '@bpmn-io/form-js-viewer';
import { isReadOnly, type FormPart } from '../schema';
import type { FieldProps } from './Frame';
import { ShownTable } from './ShownTable';

// Whether nothing in a list can be answered: neither its fields nor how many rows it has.
function isOnlyShown(field: FormPart): boolean {
  const parts = field.components ?? [];
  return field.allowAddRemove !== true && parts.every((part) => (
    part.type === 'dynamiclist' ? isOnlyShown(part) : isReadOnly(part)
  ));
}

function ShownList({ field, domId, value }: FieldProps) {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return (
    <div class="fjs-form-field fjs-shown-list fjs-readonly">
      <div id={`${domId}-label`} class="fjs-form-field-label">{field.label}</div>
      {rows.length > 0
        ? <ShownTable list={field} rows={rows} level={0} />
        : <p class="fjs-none">{globalThis.assentFormWords('none')}</p>}
    </div>
  );
}

// A dynamic list that also shows the problems of the list as a whole.
export function ListField(props: FieldProps) {
  const { domId, errors = [], field } = props;
  // What a score sheet is in order of stands in the sheet itself.
  if (field.properties?.layout === 'order') return null;
  if (isOnlyShown(field)) return <ShownList {...props} />;
  return (
    <div class={errors.length > 0 ? 'fjs-list fjs-list-bad' : 'fjs-list'}>
      <DynamicList {...(props as object)} />
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}
ListField.config = DynamicList.config;
