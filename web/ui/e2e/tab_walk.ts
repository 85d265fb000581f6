import { expect, type Page } from '@playwright/test';

interface Stop { what: string; ring: boolean; seen: boolean; index: number }
const maxStops = 150;
const maxStay = 8;

// What has the focus now: whether a ring is drawn on it or right around it, and whether it can be
// seen at its middle (a sticky bar may lie over it).
function lookAtFocus(): Stop {
  const element = document.activeElement;
  if (element === null || element === document.body) {
    return { what: 'body', ring: true, seen: true, index: -1 };
  }
  const all = [...document.querySelectorAll('*')];
  let ring = false;
  let near: Element | null = element;
  for (let level = 0; level < 3 && near !== null; level += 1) {
    const style = getComputedStyle(near);
    ring ||= style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    near = near.parentElement;
  }
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const seen = top !== null && (element.contains(top) || top.contains(element)
    || top.closest('label') !== null);
  const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40);
  const what = `${element.tagName} ${element.getAttribute('type')} ${name} ${element.id}`;
  return { what, ring, seen, index: all.indexOf(element) };
}

// Tabs through the whole page: every stop shows a ring, is not covered, and none holds the focus.
export async function tabWalk(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const visited = new Set<number>();
  let last = -2;
  let stay = 0;
  for (let count = 0; count < maxStops; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop.index === -1) break;
    stay = stop.index === last ? stay + 1 : 0;
    expect(stay, `the focus leaves ${stop.what} on ${name}`).toBeLessThan(maxStay);
    if (stop.index !== last && visited.has(stop.index)) break;
    visited.add(stop.index);
    last = stop.index;
    expect(stop.ring, `a focus ring on ${stop.what} on ${name}`).toBe(true);
    expect(stop.seen, `${stop.what} is not covered on ${name}`).toBe(true);
  }
  expect(visited.size, `stops on ${name}`).toBeGreaterThan(3);
}
