/** @jsxImportSource preact */
import { labelOf, type FormPart } from '../schema';

interface Props { list: FormPart; items: Record<string, unknown>[]; place: number }

function stateOf(index: number, place: number): string {
  if (place < 0) return '';
  return index < place ? 'orderDone' : index === place ? 'orderNow' : 'orderAhead';
}

// The order of the sitting, and where it stands.
export function ScoreOrder({ list, items, place }: Props) {
  const [main, ...more] = list.components ?? [];
  const words = globalThis.assentFormWords;
  return (
    <aside class="fjs-order" aria-label={labelOf(list)}>
      <h2>{labelOf(list)}</h2>
      <ol>
        {items.map((item, index) => {
          const state = stateOf(index, place);
          return (
            <li key={index} aria-current={index === place ? 'step' : undefined}>
              <span class="no" aria-hidden>{index + 1}</span>
              <span>
                <b>{String(item[main?.key ?? ''] ?? '')}</b>
                <small>
                  {[...more.map((part) => words('fact', {
                    label: labelOf(part), value: item[part.key ?? ''],
                  })), ...(state === '' ? [] : [words(state)])].join(words('comma'))}
                </small>
              </span>
            </li>
          );
        })}
      </ol>
      {list.description && <p>{list.description}</p>}
    </aside>
  );
}
