import { expect, type Page } from '@playwright/test';

interface Stop { what: string; ring: boolean; seen: boolean; first: boolean; index: number }
const maxStops = 300;
const maxStay = 8;

// What has the focus now: whether a ring is drawn on it or right around it, and whether it can be
// seen at its middle (a sticky bar may lie over it).
function lookAtFocus(): Stop {
  const element = document.activeElement;
  if (element === null || element === document.body) {
    return { what: 'body', ring: true, seen: true, first: false, index: -1 };
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
  // The link past the navigation, where a page has one.
  const skip = document.querySelector('.skip');
  const first = skip === null || element === skip;
  return { what, ring, seen, first, index: all.indexOf(element) };
}

// The next Tab goes to the first stop of the page. Taking the focus away is not enough: the browser
// goes on from where it was. An element that had it and is gone leaves its place behind.
function startAtTop(): void {
  const place = document.createElement('span');
  place.tabIndex = -1;
  document.body.prepend(place);
  place.focus();
  place.remove();
  window.scrollTo(0, 0);
}

// What the keyboard must reach: what can be seen and worked, a group of radio buttons once.
function reachable(): string[] {
  const groups = new Set<string>();
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]',
  );
  return [...all].filter((element) => {
    if (element.tabIndex < 0 || element.matches(':disabled, [inert] *')) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const group = element instanceof HTMLInputElement && element.type === 'radio'
      ? element.name : '';
    if (group === '') return true;
    return !groups.has(group) && groups.add(group) !== undefined;
  }).map((element) => element.outerHTML.slice(0, 120));
}

// Tabs through the whole page: the way past the navigation comes first, every stop shows a ring, is
// not covered, none holds the focus, and nothing is left out.
export async function tabWalk(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
  const wanted = await page.evaluate(reachable);
  await page.evaluate(startAtTop);
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
    if (count === 0) expect(stop.first, `the first stop of ${name}, ${stop.what}`).toBe(true);
  }
  expect(visited.size, `stops on ${name} of ${wanted.join('\n')}`).toBe(wanted.length);
}
