import { expect, type Page } from '@playwright/test';
import type { Actor } from './actor';
import type { Answer, Words } from './model';

// Registering for a campaign, and the clerk's acceptance of it.
export class Registration {
  readonly #page: Page;
  readonly #actor: Actor;
  readonly #words: Words;
  readonly #consent: Answer;

  constructor(page: Page, actor: Actor, words: Words, consent: Answer) {
    this.#page = page;
    this.#actor = actor;
    this.#words = words;
    this.#consent = consent;
  }

  // The way in, on the page of what can be started.
  get link() {
    return this.#page.getByRole('main').getByRole('link', { name: /^(报名|Register)$/ });
  }

  async open(): Promise<void> {
    await this.#actor.goTo('start');
    await this.link.click();
  }

  async send(answer: Answer): Promise<void> {
    await this.#actor.fill('F-NOMINATE', answer);
    await this.#actor.fill('F-CONSENT', this.#consent);
    await this.#page.locator('.bar').getByRole('button').click();
  }

  async received(): Promise<void> {
    await expect(this.#page.getByText(this.#words.ui('start.received'))).toBeVisible();
  }

  async of(login: string, answer: Answer): Promise<void> {
    await this.#actor.signInAs(login);
    await this.open();
    await this.send(answer);
    await this.received();
  }

  // Each is told by the person whom it is about; the form says it too.
  async openAcceptance(registered: Answer, login: string): Promise<void> {
    const label = this.#words.element('S-NOMINATE', 'ut_accept');
    await this.#actor.openTask(label, this.#words.person(login));
    const field = this.#words.english ? 'Name' : '姓名';
    await expect(this.#page.getByRole('textbox', { name: field, exact: true }))
      .toHaveValue(String(registered.name));
  }

  async accept(
    registered: Answer, login: string, answer: Answer, opinion = '',
  ): Promise<void> {
    await this.#actor.signInAs('bai.xue');
    await this.openAcceptance(registered, login);
    await this.#actor.fill('F-ACCEPT', opinion === '' ? answer : { ...answer, opinion });
    await this.#actor.decide(null);
    await this.#actor.confirmed();
  }
}
