/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { describedBy, isRequired, type FieldProps } from './Frame';

export interface Choice { value: string; label: string; hint: string }

interface Props {
  props: FieldProps;
  chosen: Choice | null;
  load: (text: string) => Promise<Choice[]>;
  onChoose: (value: string | null) => void;
  // After a choice the text is emptied for the next one (several values).
  clearAfter?: boolean;
}

const pause = 200;

// A combobox after the ARIA pattern: type to search, arrows to move, Enter to take, Esc to close.
export function Combo({ props, chosen, load, onChoose, clearAfter }: Props) {
  const { domId, errors = [], disabled, readonly } = props;
  const [text, setText] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choice[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const asked = useRef(0);

  useEffect(() => {
    if (!open) return undefined;
    const turn = ++asked.current;
    const timer = setTimeout(() => {
      load(text ?? '').then((found) => {
        if (turn !== asked.current) return;
        setChoices(found);
        setActive(0);
      }, () => setChoices([]));
    }, text === null ? 0 : pause);
    return () => clearTimeout(timer);
  }, [text, open]);

  const close = () => {
    setOpen(false);
    setText(null);
    asked.current += 1;
  };
  const take = (choice: Choice) => {
    onChoose(choice.value);
    close();
  };
  const type = (typed: string) => {
    setText(typed);
    setOpen(true);
    if (typed === '' && chosen !== null) onChoose(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + choices.length) % Math.max(choices.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open && choices[active] !== undefined) take(choices[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  };
  const listId = `${domId}-list`;
  const shown = text ?? (clearAfter ? '' : chosen?.label ?? '');
  const expanded = open && !readonly && !disabled;
  return (
    <div class="fjs-combo">
      <input
        id={domId} class="fjs-input" type="text" role="combobox" autocomplete="off"
        aria-expanded={expanded} aria-controls={listId} aria-autocomplete="list"
        aria-activedescendant={expanded && choices.length > 0 ? `${listId}-${active}` : undefined}
        aria-describedby={describedBy(props)} aria-invalid={errors.length > 0}
        aria-required={isRequired(props)} disabled={disabled} readOnly={readonly} value={shown}
        placeholder={globalThis.assentFormWords('search')}
        onInput={({ currentTarget }) => type(currentTarget.value)} onKeyDown={onKeyDown}
        onClick={() => setOpen(!readonly)} onFocus={props.onFocus}
        onBlur={() => { close(); props.onBlur?.(); }}
      />
      <ul
        id={listId} role="listbox" class="fjs-combo-list" hidden={!expanded}
        aria-label={props.field.label}
      >
        {choices.map((choice, index) => (
          <li
            key={choice.value} id={`${listId}-${index}`} role="option"
            aria-selected={index === active} class={index === active ? 'on' : ''}
            onMouseDown={(event) => event.preventDefault()} onClick={() => take(choice)}
          >
            <span>{choice.label}</span><small>{choice.hint}</small>
          </li>
        ))}
        {choices.length === 0 && (
          <li role="option" aria-disabled aria-selected={false} class="none">
            {globalThis.assentFormWords('noResults')}
          </li>
        )}
      </ul>
    </div>
  );
}
