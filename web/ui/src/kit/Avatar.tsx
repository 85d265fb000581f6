interface AvatarProps { name: string; large?: boolean; neutral?: boolean }

// The first sign of a name in a circle: round and solid is a person.
export function Avatar({ name, large, neutral }: AvatarProps) {
  const css = ['av', large && 'lg', neutral && 'n'].filter(Boolean).join(' ');
  return <span className={css} aria-hidden="true">{[...name][0] ?? '·'}</span>;
}
