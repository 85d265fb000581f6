import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

interface Props { label: string; text: string; onText: (text: string) => void }
const pause = 300;

// Hands on what was typed after a short pause, so that the address changes once a word.
export function SearchBox({ label, text, onText }: Props) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onText(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <span className="in find">
      <IconSearch className="i" aria-hidden />
      <input
        type="search" aria-label={label} placeholder={label} value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}
