import { expect, type Locator } from '@playwright/test';

const intervals = [25];
const timeout = 15_000;

// Waits for what is about to appear, or to go. The waiting of Playwright itself looks again after
// ever longer pauses, and a story of a thousand small waits would be mostly pauses.
export async function soon(locator: Locator, patience = timeout): Promise<void> {
  await expect.poll(() => locator.isVisible(), {
    message: `${String(locator)} appears`, intervals, timeout: patience,
  }).toBe(true);
}

export async function gone(locator: Locator, patience = timeout): Promise<void> {
  await expect.poll(() => locator.isVisible(), {
    message: `${String(locator)} goes`, intervals, timeout: patience,
  }).toBe(false);
}
