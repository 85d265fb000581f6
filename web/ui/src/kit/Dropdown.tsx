import {
  useEffect, useRef, useState, type ComponentType, type KeyboardEvent, type ReactNode,
} from 'react';

interface Props {
  label: string;
  css: string;
  button: ReactNode;
  kind: 'menu' | 'dialog';
  children: (close: () => void) => ReactNode;
}

const reachable = '[role^="menuitem"], button, input, a[href]';

// A button and what opens under it. Escape and a press elsewhere close it and give the focus
// back; in a menu the arrows move.
export function Dropdown({ label, css, button, kind, children }: Props) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    panel.current?.querySelector<HTMLElement>(reachable)?.focus();
    const elsewhere = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);

  const close = () => {
    setOpen(false);
    target.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (kind === 'dialog') return;
    if (event.key === 'Tab') setOpen(false);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...panel.current?.querySelectorAll<HTMLElement>(reachable) ?? []];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div className="drop" ref={frame} onKeyDown={onKeyDown}>
      <button
        ref={target} type="button" className={css} aria-label={label} aria-haspopup={kind}
        aria-expanded={open} onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className="drop-panel" ref={panel} role={kind} aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  icon?: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  // Whether this one of several choices is the present one; absent for a plain item.
  chosen?: boolean;
  lang?: string;
  onTake: () => void;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, chosen, lang, onTake, children }: ItemProps) {
  return (
    <button
      type="button" className="mi" lang={lang} tabIndex={-1} onClick={onTake}
      role={chosen === undefined ? 'menuitem' : 'menuitemradio'} aria-checked={chosen}
    >
      {Icon !== undefined && <Icon className="i" aria-hidden />}{children}
    </button>
  );
}
