import { expect, type Page } from '@playwright/test';
import type { Actor } from './actor';
import type { Gates } from './gates';
import type { Words } from './model';

// What goes wrong in a working day, and what the application must say to it.
export class Refusals {
  readonly #page: Page;
  readonly #actor: Actor;
  readonly #words: Words;
  readonly #gates: Gates;

  constructor(page: Page, actor: Actor, words: Words, gates: Gates) {
    this.#page = page;
    this.#actor = actor;
    this.#words = words;
    this.#gates = gates;
  }

  // The summary has the focus, counts the problems and speaks of these fields.
  async summary(count: number, ...texts: RegExp[]): Promise<void> {
    const summary = this.#page.getByRole('alert')
      .filter({ hasText: this.#words.ui('form.summary', { count }) });
    await expect(summary).toBeFocused();
    for (const text of texts) await expect(summary).toContainText(text);
  }

  async sentEmpty(picture: string): Promise<void> {
    await this.#page.locator('.bar').getByRole('button').first().click();
    await expect(this.#page.getByRole('alert').getByRole('button').first()).toBeVisible();
    await this.#gates.check(picture);
  }

  // The session ends while the decision is confirmed: the text stays, one tap signs in again and
  // the decision goes out once.
  async confirmedAfterExpiry(picture: string): Promise<void> {
    const { words } = this.#actor;
    await this.#page.context().clearCookies();
    this.#gates.allow(401);
    await this.#actor.confirm();
    const again = this.#page.getByRole('dialog', { name: words.ui('session.expired') });
    await expect(again).toBeVisible();
    await this.#gates.check(picture);
    await again.getByRole('button', { name: /演示|demo/ }).click();
    await expect(this.#actor.heading(words.ui('nav.inbox'))).toBeVisible();
    await this.#gates.ready();
    this.#gates.allow();
  }

  // Who goes back after a decision sees what he decided and no way to decide again.
  async backAfterDecision(login: string, picture: string): Promise<string> {
    await this.#page.goBack();
    const name = this.#words.person(login);
    await expect(this.#page.getByText(this.#words.ui('task.endedBy', { name }))).toBeVisible();
    await expect(this.#page.getByRole('group', { name: this.#words.ui('task.decision') }))
      .toHaveCount(0);
    await this.#gates.check(picture);
    return this.#page.url();
  }

  async strangerAt(address: string, login: string, picture: string): Promise<void> {
    await this.#actor.signInAs(login);
    this.#gates.allow(403);
    await this.#page.goto(address);
    await expect(this.#page.getByText(this.#words.ui('error.NOT_ENTITLED.title'))).toBeVisible();
    await this.#gates.check(picture);
    this.#gates.allow();
  }
}
