import type { Locator, Page } from '@playwright/test';
import { FormFiller } from './form';
import type { Gates } from './gates';
import { readForm, type Answer, type Words } from './model';
import { gone, soon } from './soon';

// What a person does in the application, by roles and names of the page's language.
export class Actor {
  readonly page: Page;
  readonly words: Words;
  readonly gates: Gates;
  readonly #url: string;
  readonly #form: FormFiller;
  #person = '';

  constructor(page: Page, words: Words, gates: Gates, url: string) {
    this.page = page;
    this.words = words;
    this.gates = gates;
    this.#url = url;
    this.#form = new FormFiller(page, words);
  }

  get narrow(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 768;
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  // Whoever else is here leaves by the menu; then one tap on the person in the demo's list.
  async signInAs(login: string): Promise<void> {
    const menu = this.narrow
      ? this.button(this.words.ui('nav.menu'))
      : this.page.getByRole('button', { name: this.words.ui('shell.personMenu', { name: '' }) });
    const isInside = await menu.isVisible();
    if (isInside && this.#person === login) return;
    this.#person = login;
    if (isInside) {
      await this.gates.noToast();
      await menu.click();
      const name = this.words.ui('shell.signOut');
      await this.page.getByRole(this.narrow ? 'button' : 'menuitem', { name }).click();
    } else {
      await this.page.goto(`${this.#url}/login`);
    }
    await soon(this.page.getByRole('heading', { name: this.words.ui('login.demoPeople') }));
    await this.gates.ready();
    const person = this.page.getByRole('listitem').filter({ hasText: this.words.person(login) });
    await person.getByRole('button').click();
    await soon(this.heading(this.words.ui('nav.inbox')));
    await this.gates.ready();
  }

  async goTo(area: 'inbox' | 'start' | 'cases' | 'registers' | 'me'): Promise<void> {
    const name = this.words.ui(`nav.${area}`);
    if (this.narrow) {
      await this.button(this.words.ui('nav.menu')).click();
      await this.page.getByRole('dialog').getByRole('link', { name }).first().click();
    } else {
      await this.page.getByRole('navigation', { name: this.words.ui('nav.main') })
        .getByRole('link', { name }).click();
    }
    await soon(this.heading(name));
    await this.gates.ready();
  }

  async openCase(businessId: string): Promise<void> {
    await this.goTo('cases');
    const row = this.page.getByRole('row').filter({ hasText: businessId });
    await row.getByRole('link').first().click();
    await soon(this.page.getByRole('complementary', { name: this.words.ui('case.now') }));
    await this.gates.ready();
  }

  // What a task of this step is called; about anybody where nobody is named.
  taskTitle(label: string, about?: string): RegExp {
    if (about !== undefined) {
      return new RegExp(`^${escape(this.words.ui('task.about', { label, name: about }))}$`);
    }
    const start = escape(this.words.ui('task.about', { label, name: '' }));
    return new RegExp(`^(${escape(label)}|${start}.+)$`);
  }

  // Opens a task of the own inbox by its step, and by the person it is about.
  async openTask(label: string, about?: string): Promise<void> {
    if (!/\/inbox(\/todo)?$/.test(this.page.url())) await this.goTo('inbox');
    const link = this.page.getByRole('link', { name: this.taskTitle(label, about) }).first();
    await this.#offered(link);
    await link.click();
    const title = about === undefined
      ? label : this.words.ui('task.about', { label, name: about });
    await soon(this.heading(new RegExp(`^${escape(title)}`)));
    await soon(this.page.locator('.fjs-form'));
    await this.gates.ready();
  }

  // What arrives while the list is open is offered above it.
  async #offered(link: Locator): Promise<void> {
    const pill = this.button(this.words.ui('inbox.fresh', { count: 1 }));
    await soon(link.or(pill).first());
    if (!await link.isVisible()) await pill.click();
  }

  fill(form: string, answer: Answer): Promise<void> {
    return this.#form.fill(readForm(form), answer);
  }

  // Presses the outcome (or Submit) and confirms with this opinion.
  async decide(outcome: string | null, opinion?: string): Promise<void> {
    const bar = this.page.getByRole('group', { name: this.words.ui('task.decision') });
    const verb = outcome === null
      ? this.words.ui('task.submit') : this.words.ui(`outcome.${outcome}`);
    await bar.getByRole('button', { name: new RegExp(`^${escape(verb)}$`, 'i') }).click();
    if (opinion !== undefined) {
      await this.page.getByRole('dialog').getByRole('textbox').fill(opinion);
    }
  }

  async confirm(clickCount = 1): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    const verb = new RegExp(`^${escape(this.words.ui('op.confirm'))}`);
    await dialog.getByRole('button', { name: verb }).click({ clickCount });
  }

  // A second click of a hasty hand does nothing more.
  async confirmed(clickCount = 1): Promise<void> {
    await this.confirm(clickCount);
    await soon(this.heading(this.words.ui('nav.inbox')));
    await this.gates.ready();
  }

  // Moves the demo's time by its menu: to the next timer, or to a civil time YYYY-MM-DDTHH:MM.
  async moveTime(to: string): Promise<void> {
    const name = this.words.ui('demo.clock').split(' ')[0];
    const clock = this.page.getByRole('button', { name });
    await clock.click();
    const panel = this.page.getByRole('dialog', { name });
    if (to === 'nextDue') {
      await panel.getByRole('button', { name: this.words.ui('demo.toTimer').split(/[{:：]/)[0] })
        .click();
    } else {
      await panel.getByLabel(this.words.ui('demo.chosen')).fill(to);
      await panel.getByRole('button', { name: this.words.ui('demo.toChosen') }).click();
    }
    await gone(panel, 30_000);
    await this.gates.ready();
  }

  async moveTimeAs(login: string, to: string): Promise<void> {
    await this.signInAs(login);
    await this.moveTime(to);
  }
}

export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
