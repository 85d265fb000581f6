import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/client';
import type { TaskDetail } from '../../api/types';
import { errorCodes } from '../../kit/error_words';
import { Refusal } from './Refusal';

const task = { taskKey: '7', caseKey: '9' } as TaskDetail;
afterEach(cleanup);

function show(error: unknown) {
  const calls = { reload: vi.fn(), discard: vi.fn(), retry: vi.fn() };
  render(
    <MantineProvider>
      <MemoryRouter>
        <Refusal
          error={error} task={task} text="我的意见" onReload={calls.reload}
          onDiscard={calls.discard} onRetry={calls.retry}
        />
      </MemoryRouter>
    </MantineProvider>,
  );
  return calls;
}

describe('a refused decision', () => {
  it.each(errorCodes)('%s is told in a sentence', (code) => {
    show(new ApiError({ status: 409, code }));
    expect(document.body.textContent).toContain(i18next.t(`error.${code}.title`));
    expect(document.body.textContent).not.toContain(code);
  });

  it('by a conflict offers the new version and sends nothing by itself', () => {
    const calls = show(new ApiError({ status: 409, code: 'VERSION_CONFLICT' }));
    fireEvent.click(screen.getByRole('button', { name: i18next.t('refusal.reload') }));
    expect(calls.reload).toHaveBeenCalledOnce();
    expect(calls.retry).not.toHaveBeenCalled();
  });

  it('because it was handled already leads to the case', () => {
    show(new ApiError({ status: 409, code: 'TASK_NOT_ACTIVE' }));
    const link = screen.getByRole('link', { name: i18next.t('task.openCase') });
    expect(link.getAttribute('href')).toBe('/cases/9');
  });

  it('because of too many requests counts down and tries again by itself', () => {
    vi.useFakeTimers();
    const calls = show(new ApiError({ status: 429, code: 'HTTP_429' }, 2));
    expect(document.body.textContent).toContain(i18next.t('refusal.busy', { count: 2 }));
    act(() => { vi.advanceTimersByTime(1_000); });
    expect(document.body.textContent).toContain(i18next.t('refusal.busy', { count: 1 }));
    expect(calls.retry).not.toHaveBeenCalled();
    act(() => { vi.advanceTimersByTime(1_000); });
    vi.useRealTimers();
    expect(calls.retry).toHaveBeenCalledOnce();
  });
});
