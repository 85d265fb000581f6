import { useExpressionEvaluation } from '@bpmn-io/form-js-viewer';
import type { FormPart } from '../schema';

export interface Option { label: string; value: unknown }

function optionOf(item: unknown): Option {
  if (typeof item === 'object' && item !== null && 'value' in item) {
    const { label, value } = item as { label?: unknown; value: unknown };
    return { label: String(label ?? value), value };
  }
  return { label: String(item), value: item };
}

// The options of a field: written into the form, or computed from the data of the case.
export function useOptions(field: FormPart): Option[] {
  const key = field.valuesKey as string | undefined;
  const expression = (field.valuesExpression as string | undefined) ?? (key ? `=${key}` : '');
  const computed: unknown = useExpressionEvaluation(expression);
  const items = field.values ?? (Array.isArray(computed) ? computed : []);
  return items.map(optionOf);
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
