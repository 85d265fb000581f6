import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import { saveTask } from '../../api/tasks';
import type { TaskDetail, Values } from '../../api/types';

export interface Draft {
  // The newest version of the task that this browser knows.
  version: () => number;
  savedAt: string | null;
  error: unknown;
  changed: (values: Values) => void;
  saveNow: () => Promise<void>;
  forget: () => void;
}

const pause = 3_000;

// Saves what was typed three seconds after the last change and on leaving. A refused save is
// shown and tried again with the next change; the text stays where it is.
export function useDraft(task: TaskDetail): Draft {
  const version = useRef(task.taskVersion);
  const unsaved = useRef<Values | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const allowed = task.operations.includes('save') && task.state === 'assigned';
  version.current = Math.max(version.current, task.taskVersion);

  const save = useCallback(async (keepalive: boolean) => {
    clearTimeout(timer.current);
    const values = unsaved.current;
    if (values === null || !allowed) return;
    unsaved.current = null;
    try {
      const answer = await saveTask(task.taskKey, version.current, values, keepalive);
      version.current = Math.max(version.current, answer.taskVersion);
      setSavedAt(answer.savedAt);
      setError(null);
    } catch (problem) {
      unsaved.current ??= values;
      const gone = problem instanceof ApiError && problem.code === 'TASK_NOT_ACTIVE';
      setError(gone ? null : problem);
    }
  }, [allowed, task.taskKey]);

  useEffect(() => {
    const leave = () => void save(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void save(true);
    };
  }, [save]);

  return {
    version: () => version.current,
    savedAt,
    error,
    changed: (values) => {
      unsaved.current = values;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(false), pause);
    },
    saveNow: () => save(false),
    forget: () => {
      clearTimeout(timer.current);
      unsaved.current = null;
    },
  };
}

// The opinion that was typed but not sent survives a lost page in this tab only.
export function keptOpinion(taskKey: string): string {
  return sessionStorage.getItem(`opinion.${taskKey}`) ?? '';
}

export function keepOpinion(taskKey: string, text: string): void {
  if (text === '') sessionStorage.removeItem(`opinion.${taskKey}`);
  else sessionStorage.setItem(`opinion.${taskKey}`, text);
}
