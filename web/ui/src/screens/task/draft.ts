import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import { beforeLeaving } from '../../api/leaving';
import { saveTask } from '../../api/tasks';
import type { TaskDetail, Values } from '../../api/types';

export interface Draft {
  // The newest version of the task that this browser knows.
  version: () => number;
  savedAt: string | null;
  error: unknown;
  changed: (values: Values) => void;
  saveNow: () => Promise<void>;
  // Holds further saving and waits for what is on its way, so that a decision meets no save.
  settled: () => Promise<void>;
  forget: () => void;
}

const pause = 3_000;

// Saves what was typed three seconds after the last change and on leaving. A refused save is
// shown and tried again with the next change; the text stays where it is.
export function useDraft(task: TaskDetail): Draft {
  const client = useQueryClient();
  const version = useRef(task.taskVersion);
  const unsaved = useRef<Values | null>(null);
  const running = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const allowed = task.operations.includes('save') && task.state === 'assigned';
  version.current = Math.max(version.current, task.taskVersion);

  const send = useCallback(async (keepalive: boolean) => {
    clearTimeout(timer.current);
    const values = unsaved.current;
    if (values === null || !allowed) return;
    unsaved.current = null;
    // Who comes back before the server has answered finds what he typed.
    client.setQueryData<TaskDetail>(['tasks', 'one', task.taskKey], (known) => (
      known === undefined ? known : { ...known, values: { ...known.values, ...values } }
    ));
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
  }, [allowed, client, task.taskKey]);

  // One after the other: each carries the version that the one before brought.
  const save = useCallback((keepalive: boolean) => {
    running.current = running.current.then(() => send(keepalive));
    return running.current;
  }, [send]);

  useEffect(() => {
    const leave = () => void send(true);
    window.addEventListener('pagehide', leave);
    const stay = beforeLeaving(() => save(false));
    return () => {
      stay();
      window.removeEventListener('pagehide', leave);
      void save(true);
    };
  }, [save, send]);

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
    settled: () => {
      clearTimeout(timer.current);
      return running.current;
    },
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
