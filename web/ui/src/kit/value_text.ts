const maxDepth = 4;

// A value of a case in one line. Lists and contexts are written out to a bounded depth.
export function valueText(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (depth >= maxDepth) return '…';
  if (Array.isArray(value)) return value.map((item) => valueText(item, depth + 1)).join(', ');
  return Object.entries(value as Record<string, unknown>)
    .map(([name, item]) => `${name}: ${valueText(item, depth + 1)}`)
    .join('; ');
}
