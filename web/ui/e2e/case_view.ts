import { expect, type Locator } from '@playwright/test';
import { escape, type Actor } from './actor';
import { labelOf, ruleTexts } from './elements';
import type { Expect, OpenTask, Step } from './story';

type Instances = NonNullable<Expect['instances']>;
type Decision = NonNullable<Expect['decisions']>[number];
const instant = 'YYYY-MM-DDTHH:MM:SS'.length;

// What the page of the case must show after a row, to who may read all of it.
export class CaseView {
  readonly #actor: Actor;
  readonly #now: Locator;
  readonly record: Locator;

  constructor(actor: Actor) {
    const { page, words } = actor;
    this.#actor = actor;
    this.#now = page.getByRole('complementary', { name: words.ui('case.now') });
    this.record = page.getByRole('region', { name: words.ui('case.timeline') });
  }

  // The steps of one row: what was decided on the way, and how all stands after the last.
  async shows(steps: Step[]): Promise<void> {
    for (const { expect: wanted } of steps) {
      for (const decision of wanted?.decisions ?? []) await this.#decided(decision);
    }
    const last = steps.at(-1)?.expect ?? {};
    if (last.openTasks !== undefined) await this.#openTasks(last.openTasks);
    if (last.timers !== undefined) await this.#timers(last.timers);
    if (last.instances !== undefined) await this.#instances(last.instances);
    if (last.instanceCount !== undefined) await this.#counted(last.instanceCount);
    if (last.state !== undefined) {
      const { words } = this.#actor;
      await expect(this.#actor.heading(new RegExp(words.ui(`state.badge.${last.state}`))))
        .toBeVisible();
      await expect(this.#now).toContainText(words.ui('case.waitsForNothing'));
    }
  }

  #items(part: string): Locator {
    const { page, words } = this.#actor;
    const heading = page.getByRole('heading', {
      level: 2, name: new RegExp(`^${escape(words.ui(`case.${part}`))}`),
    });
    return this.#now.locator('section').filter({ has: heading }).getByRole('listitem');
  }

  // Exactly these are open.
  async #openTasks(wanted: OpenTask[]): Promise<void> {
    const { page, words } = this.#actor;
    const items = this.#items('openTasks');
    await expect(items, 'open tasks').toHaveCount(wanted.length);
    for (const task of wanted) {
      const about = task.subject === undefined ? undefined : words.person(task.subject);
      const name = this.#actor.taskTitle(labelOf(words, task.element), about);
      const item = items.filter({ has: page.getByRole('link', { name }) })
        .filter({ hasText: words.person(task.holder) });
      await expect(item, `${task.element} of ${task.holder}`).toHaveCount(1);
    }
  }

  async #timers(wanted: { element: string; due: string }[]): Promise<void> {
    const { page, words } = this.#actor;
    const items = this.#items('timers');
    await expect(items, 'timers').toHaveCount(wanted.length);
    for (const { element, due } of wanted) {
      const time = page.locator(`time[datetime^="${due.slice(0, instant)}"]`);
      await expect(items.filter({ hasText: labelOf(words, element) }).filter({ has: time }),
        `${element} at ${due}`).toHaveCount(1);
    }
  }

  // Instances of one process in one state stand in one line, with their number.
  async #instances(wanted: Instances): Promise<void> {
    const { words } = this.#actor;
    for (const [process, states] of Object.entries(wanted)) {
      for (const [state, count] of Object.entries(states)) {
        const name = escape(words.element(process, process));
        const times = count > 1 ? escape(words.ui('case.times', { count })) : '';
        const text = `^${name}\\s*${times}\\s*${escape(words.ui(`case.instance.${state}`))}$`;
        await expect(this.#items('instances').filter({ hasText: new RegExp(text) }),
          `${count} ${state} of ${process}`).toHaveCount(Math.min(count, 1));
      }
    }
  }

  async #counted({ all, running }: { all: number; running: number }): Promise<void> {
    const { words } = this.#actor;
    const number = new RegExp(words.ui('case.times', { count: 7 }).replace('7', '(\\d+)'));
    const going = words.ui('case.instance.running');
    await expect(async () => {
      const texts = await this.#items('instances').allInnerTexts();
      const counts = texts.map((text) => ({
        count: Number(number.exec(text)?.[1] ?? 1), running: text.includes(going),
      }));
      const sum = (some: typeof counts) => some.reduce((n, { count }) => n + count, 0);
      expect({ all: sum(counts), running: sum(counts.filter((item) => item.running)) })
        .toEqual({ all, running });
    }).toPass({ timeout: 15_000 });
  }

  // Waiting for a message, or for a condition to hold.
  async waitsFor(element: string): Promise<void> {
    await expect(this.#items('waiting')
      .filter({ hasText: labelOf(this.#actor.words, element) })).toHaveCount(1);
  }

  // An entry that asked this table and says what came of it.
  async #decided({ decision, output }: Decision): Promise<void> {
    const { words } = this.#actor;
    const codes = Array.isArray(output) ? output : [output];
    const texts = codes.length === 0 ? [words.ui('suggestion.noHit')] : codes.map((code) => {
      if (typeof code !== 'string') return String(Object.values(code as object)[0]);
      return ruleTexts(decision, code)[words.english ? 1 : 0] ?? code;
    });
    let entry = this.record.getByRole('listitem')
      .filter({ hasText: new RegExp(`${decision} v\\d`) });
    for (const text of texts) entry = entry.filter({ hasText: text });
    await expect(entry.first(), `${decision}: ${texts.join()}`).toBeVisible();
  }
}
