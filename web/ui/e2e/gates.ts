import { AxeBuilder } from '@axe-core/playwright';
import { expect, type ConsoleMessage, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gone, soon } from './soon';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

// Watches one page for the whole story and looks at it closely at every stop.
export class Gates {
  readonly #page: Page;
  readonly #origin: string;
  readonly #folder: string | undefined;
  readonly #kind: 'app' | 'plain';
  readonly #faults: string[] = [];
  #expected: number[] = [];
  #pictures = 0;

  // A plain page is whole as the server sends it; the application says when it is ready.
  constructor(page: Page, origin: string, project: string, kind: 'app' | 'plain' = 'app') {
    this.#page = page;
    this.#kind = kind;
    this.#origin = origin;
    this.#folder = process.env.SHOTS === undefined ? undefined : join(process.env.SHOTS, project);
    if (this.#folder !== undefined) mkdirSync(this.#folder, { recursive: true });
  }

  async start(): Promise<void> {
    this.#page.on('console', (message) => this.#hear(message));
    this.#page.on('pageerror', (error) => this.#faults.push(`error: ${error.message}`));
    this.#page.on('request', (request) => {
      const url = request.url();
      const own = url.startsWith(this.#origin) || /^(data|blob):/.test(url);
      if (!own) this.#faults.push(`off origin: ${url}`);
    });
    await this.#page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  // The browser itself reports each answer of 400 and above; those that a step provokes are
  // no fault.
  allow(...statuses: number[]): void {
    this.#expected = statuses;
  }

  #hear(message: ConsoleMessage): void {
    if (!['error', 'warning'].includes(message.type())) return;
    const text = message.text();
    const status = Number(/server responded with a status of (\d+)/.exec(text)?.[1]);
    if (status === 401 && message.location().url.endsWith('/api/session')) return;
    if (this.#expected.includes(status)) return;
    this.#faults.push(`console: ${text} ${message.location().url}`);
  }

  async ready(): Promise<void> {
    if (this.#kind === 'plain') return;
    await soon(this.#page.locator('[data-ready="true"]').first());
    await gone(this.#page.locator('.skeleton').first());
  }

  async #axe(name: string, scheme: 'light' | 'dark'): Promise<void> {
    await this.#page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // No frames of others are on these pages, so axe needs no page of its own to join results.
    const axe = new AxeBuilder({ page: this.#page }).setLegacyMode(true)
      .options({ resultTypes: ['violations'] });
    // The dark scheme differs in colours alone.
    if (scheme === 'light') axe.withTags(tags);
    else axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    const found = violations.map((item) => `${item.id}: ${item.nodes[0]?.html}`);
    expect(found, `axe on ${name}, ${scheme}`).toEqual([]);
  }

  // A toast passes by itself, and at once on Escape.
  async noToast(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await gone(this.#page.locator('.mantine-Notification-root').first());
  }

  async #mark(name: string): Promise<void> {
    const marks = this.#page.locator('.fjs-powered-by-link:visible');
    const forms = await this.#page.locator('.fjs-form:visible').count();
    expect(await marks.count(), `marks of bpmn.io on ${name}`).toBe(forms);
    if (forms > 0) await this.noToast();
    for (const mark of await marks.all()) {
      await mark.scrollIntoViewIfNeeded();
      const uncovered = await mark.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return element.contains(top);
      });
      expect(uncovered, `the mark of bpmn.io is uncovered on ${name}`).toBe(true);
    }
  }

  async #sideways(name: string): Promise<void> {
    const excess = await this.#page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(excess, `sideways scroll on ${name}`).toBeLessThanOrEqual(0);
  }

  // Everything that must hold on every page, with its pictures in both schemes.
  async check(name: string): Promise<void> {
    await this.ready();
    this.#pictures += 1;
    const number = String(this.#pictures).padStart(2, '0');
    await this.#whole(async () => {
      for (const scheme of ['light', 'dark'] as const) {
        await this.#axe(name, scheme);
        await this.#picture(`${number}-${name}-${scheme}`);
      }
    });
    await this.#page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    if (await this.#page.getByRole('dialog').count() === 0) await this.#mark(name);
    await this.#sideways(name);
    expect(await this.#page.title(), `title of ${name}`).not.toBe('');
    this.quiet(name);
  }

  quiet(name: string): void {
    expect(this.#faults, `faults up to ${name}`).toEqual([]);
  }

  // A window as high as the page: bars stand at the edge and lie over nothing that one would scroll
  // to, and dialogs cover all of it.
  async #whole(look: () => Promise<void>): Promise<void> {
    const size = this.#page.viewportSize();
    if (size === null) return look();
    const height = await this.#page.evaluate(() => document.documentElement.scrollHeight);
    await this.#page.setViewportSize({ ...size, height: Math.max(size.height, height) });
    await look();
    await this.#page.setViewportSize(size);
  }

  async #picture(name: string): Promise<void> {
    if (this.#folder === undefined) return;
    await this.#page.screenshot({ path: join(this.#folder, `${name}.png`) });
  }
}
