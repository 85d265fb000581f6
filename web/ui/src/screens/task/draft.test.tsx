import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { finishWork } from '../../api/leaving';
import { saveTask } from '../../api/tasks';
import type { TaskDetail } from '../../api/types';
import { useDraft } from './draft';

vi.mock('../../api/tasks', () => ({ saveTask: vi.fn() }));
const saved = vi.mocked(saveTask);
const task = {
  taskKey: '7', taskVersion: 1, state: 'assigned', operations: ['save'], values: {},
} as unknown as TaskDetail;

interface Answer { taskVersion: number; savedAt: string }

// Saves whose answers come when the test lets them.
function heldAnswers(): ((version: number) => Promise<void>)[] {
  const answers: ((version: number) => Promise<void>)[] = [];
  saved.mockImplementation(() => new Promise<Answer>((resolve) => {
    answers.push((taskVersion) => act(async () => {
      resolve({ taskVersion, savedAt: '2021-08-24T01:00:00Z' });
      await Promise.resolve();
    }));
  }) as ReturnType<typeof saveTask>);
  return answers;
}

function draftOf(client: QueryClient) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useDraft(task), { wrapper });
}

describe('a draft', () => {
  afterEach(() => saved.mockReset());

  it('lets a decision wait for the save that is on its way', async () => {
    const answers = heldAnswers();
    const { result } = draftOf(new QueryClient());
    act(() => result.current.changed({ text: 'a' }));
    await act(async () => { void result.current.saveNow(); await Promise.resolve(); });
    let done = false;
    void result.current.settled().then(() => { done = true; });
    await act(() => Promise.resolve());
    expect(done).toBe(false);
    await answers[0](2);
    await act(() => Promise.resolve());
    expect(done).toBe(true);
    expect(result.current.version()).toBe(2);
  });

  it('is saved before the session ends, and the end waits for it', async () => {
    const answers = heldAnswers();
    const { result } = draftOf(new QueryClient());
    act(() => result.current.changed({ text: 'a' }));
    let ended = false;
    await act(async () => {
      void finishWork().then(() => { ended = true; });
      await Promise.resolve();
    });
    expect(saved).toHaveBeenCalledWith('7', 1, { text: 'a' }, false);
    expect(ended).toBe(false);
    await answers[0](2);
    await act(() => Promise.resolve());
    expect(ended).toBe(true);
  });

  it('is saved again with the version that the save before brought', async () => {
    const answers = heldAnswers();
    const { result } = draftOf(new QueryClient());
    act(() => result.current.changed({ text: 'a' }));
    await act(async () => { void result.current.saveNow(); await Promise.resolve(); });
    act(() => result.current.changed({ text: 'ab' }));
    await act(async () => { void result.current.saveNow(); await Promise.resolve(); });
    expect(saved).toHaveBeenCalledTimes(1);
    await answers[0](2);
    await act(() => Promise.resolve());
    expect(saved.mock.calls.map(([, version, values]) => [version, values]))
      .toEqual([[1, { text: 'a' }], [2, { text: 'ab' }]]);
  });

  it('that is left is found again before the server has answered', async () => {
    heldAnswers();
    const client = new QueryClient();
    client.setQueryData(['tasks', 'one', '7'], task);
    const { result, unmount } = draftOf(client);
    act(() => result.current.changed({ text: 'a' }));
    unmount();
    await Promise.resolve();
    expect(client.getQueryData<TaskDetail>(['tasks', 'one', '7'])?.values).toEqual({ text: 'a' });
  });
});
