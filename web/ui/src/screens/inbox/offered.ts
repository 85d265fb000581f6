import { useState } from 'react';
import type { TaskRow } from '../../api/types';

interface Offered { shown: TaskRow[]; fresh: number; take: () => void }

// Rows stand still: a task that arrives while the list is open is counted and offered, and put
// into the list when the person asks for it. `scope` names the list; a new one begins anew.
export function useOffered(items: TaskRow[], scope: string): Offered {
  const keys = items.map((task) => task.taskKey);
  const [known, setKnown] = useState({ scope, keys: new Set(keys) });
  const present = known.scope === scope ? known : { scope, keys: new Set(keys) };
  if (present !== known) setKnown(present);
  const shown = items.filter((task) => present.keys.has(task.taskKey));
  return {
    shown,
    fresh: items.length - shown.length,
    take: () => setKnown({ scope, keys: new Set(keys) }),
  };
}
