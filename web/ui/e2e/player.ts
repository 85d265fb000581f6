import { expect } from '@playwright/test';
import { escape, type Actor } from './actor';
import { dialogField, formOf, labelOf } from './elements';
import { readForm, type Answer } from './model';
import type { PostingPage } from './posting_page';
import { gone, soon } from './soon';
import type { Deed, Given, Step, Story } from './story';

type Refused = NonNullable<Step['refused']>;
// What else is looked at when a form of this step is filled in, once.
export type Looks = Record<string, () => Promise<void>>;

// Plays steps of the story by clicking and typing, each signed in as the person named.
export class Player {
  readonly #actor: Actor;
  readonly #story: Story;
  readonly #posting: PostingPage;
  readonly #looks: Looks;
  readonly #seen = new Set<string>();
  // Where a refusal left somebody: the next step corrects in place.
  #standing = '';

  constructor(actor: Actor, story: Story, posting: PostingPage, looks: Looks) {
    this.#actor = actor;
    this.#story = story;
    this.#posting = posting;
    this.#looks = looks;
  }

  async play(step: Step): Promise<void> {
    const { do: deed, as: person, refused } = step;
    if (deed.time !== undefined) {
      await this.#actor.signInAs(person);
      await this.#actor.moveTime(deed.time.slice(0, 16));
    } else if (deed.complete !== undefined) {
      await this.#complete(person, deed.complete, deed as Given, refused);
    } else if (deed.answers !== undefined) {
      for (const [login, given] of Object.entries(deed.answers)) {
        await this.#complete(login, String(deed.each), given);
      }
    } else if (deed.object !== undefined) {
      await this.#posting.object(deed.object, this.#story.resolved(deed.values) as Answer);
    } else {
      await this.#handIn(person, deed);
    }
  }

  async #complete(
    person: string, element: string, given: Given, refused?: Refused,
  ): Promise<void> {
    const { words } = this.#actor;
    const place = `${person} ${element}`;
    if (this.#standing !== place) {
      await this.#actor.signInAs(person);
      const about = given.subject === undefined ? undefined : words.person(given.subject);
      await this.#actor.openTask(labelOf(words, element), about);
    }
    this.#standing = '';
    const form = formOf(element);
    const text = given.outcome === undefined ? null : dialogField(readForm(form));
    const values = { ...this.#story.resolved(given.values) as Answer };
    const opinion = text === null ? undefined : values[text] as string | undefined;
    if (text !== null) delete values[text];
    await this.#actor.fill(form, values);
    await this.#look(element, form);
    if (refused === undefined) {
      await this.#actor.decide(given.outcome ?? null, opinion);
      await this.#actor.confirmed();
    } else {
      await this.#actor.decide(given.outcome ?? null);
      await this.#refusal(form, String(refused.field), refused.field === text, opinion);
      this.#standing = place;
    }
  }

  // Every kind of form is looked at closely when it is filled in first.
  async #look(element: string, form: string): Promise<void> {
    if (!this.#seen.has(element)) await this.#looks[element]?.();
    this.#seen.add(element);
    if (!this.#seen.has(form)) await this.#actor.gates.check(`task-${element}`);
    this.#seen.add(form);
  }

  // The form refuses at once or the server after the confirmation; either way the named field says
  // so, and the focus gets there.
  async #refusal(
    form: string, field: string, isInDialog: boolean, opinion?: string,
  ): Promise<void> {
    const { page, words, gates } = this.#actor;
    const dialog = page.getByRole('dialog');
    const summary = page.getByRole('alert')
      .filter({ hasText: words.ui('form.summary', { count: 1 }) });
    await soon(dialog.or(summary));
    gates.allow(400);
    if (await dialog.isVisible()) {
      if (opinion !== undefined) await dialog.getByRole('textbox').fill(opinion);
      await this.#actor.confirm();
    }
    if (isInDialog) {
      await expect(dialog.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
      await dialog.getByRole('button', { name: words.ui('op.cancel'), exact: true }).click();
      await gone(dialog);
    } else {
      const part = readForm(form).flatMap((item) => [item, ...item.components ?? []])
        .find((item) => item.key === field);
      if (part === undefined) throw new Error(`no field ${field} in ${form}`);
      const label = words.label(part);
      await expect(summary).toBeFocused();
      await summary.getByRole('button', { name: new RegExp(`^${escape(label)}`) }).click();
      const place = page.locator('.fjs-has-errors').filter({ has: page.locator(':focus') });
      await expect(place).toContainText(label);
      await this.#once(`refused-${form}`, () => gates.check(`refused-${field}`));
    }
    gates.allow();
  }

  async #once(name: string, look: () => Promise<void>): Promise<void> {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    await look();
  }

  // By the door on the page of what can be started.
  async #handIn(person: string, deed: Deed): Promise<void> {
    const { page, words } = this.#actor;
    const { label, form } = this.#story.intake(String(deed.intake));
    await this.#actor.signInAs(person);
    await this.#actor.goTo('start');
    const name = words.english ? label.en : label.zh;
    await page.getByRole('main').getByRole('link', { name, exact: true }).click();
    await this.#actor.fill(form, this.#story.resolved(deed.values) as Answer);
    await this.#once(form, () => this.#actor.gates.check(`intake-${deed.intake}`));
    await page.locator('.bar').getByRole('button').click();
    await soon(page.getByText(words.ui('start.received')));
  }
}
