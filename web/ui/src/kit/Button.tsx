import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

type Kind = 'plain' | 'primary' | 'outcome' | 'ghost' | 'danger';
const classOf: Record<Kind, string> = {
  plain: 'btn', primary: 'btn pri', outcome: 'btn dec', ghost: 'btn gh', danger: 'btn dng',
};

interface Look { kind?: Kind; small?: boolean; large?: boolean; busy?: boolean }

function lookOf({ kind, small, large }: Look, extra: string | undefined): string {
  return [classOf[kind ?? 'plain'], small && 's', large && 'l', extra].filter(Boolean).join(' ');
}

// A button while its work runs keeps its words and takes no second press.
export function Button(
  { kind, small, large, busy, className, children, ...rest }:
  Look & ButtonHTMLAttributes<HTMLButtonElement> & { children: ReactNode },
) {
  return (
    <button
      type="button" {...rest} className={lookOf({ kind, small, large }, className)}
      aria-busy={busy || undefined} disabled={rest.disabled || busy}
    >
      {children}
    </button>
  );
}

export function ButtonLink(
  { kind, small, large, className, ...rest }: Look & LinkProps & { className?: string },
) {
  return <Link {...rest} className={lookOf({ kind, small, large }, className)} />;
}
