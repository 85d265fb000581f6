import { expect, type Locator, type Page } from '@playwright/test';
import type { Answer, Part, Words } from './model';

// Fills forms as a person does: by the labels, in the language of the page.
export class FormFiller {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  async fill(parts: Part[], answer: Answer, scope: Locator = this.#page.locator('.fjs-form')) {
    for (const part of parts) {
      if (part.readonly) continue;
      if (part.type === 'group') {
        const own = part.path === undefined ? answer : answer[part.path] as Answer | undefined;
        if (own !== undefined) {
          await this.fill(part.components ?? [], own, this.#group(scope, part));
        }
        continue;
      }
      const value = answer[part.key ?? part.path ?? ''];
      if (value === undefined || value === null) continue;
      if (part.type === 'dynamiclist') await this.#list(part, value as Answer[], scope);
      else await this.#field(part, value, scope);
    }
  }

  #group(scope: Locator, part: Part): Locator {
    return scope.getByRole('group', { name: this.#words.label(part), exact: true });
  }

  async #list(part: Part, rows: Answer[], scope: Locator): Promise<void> {
    const list = this.#group(scope, part);
    const label = this.#words.label(part);
    const items = list.locator('.fjs-repeat-row-container');
    while (await items.count() > rows.length) {
      const n = await items.count();
      const name = this.#words.ui('form.remove', { list: label, n });
      await list.getByRole('button', { name, exact: true }).click();
      await expect(items).toHaveCount(n - 1);
    }
    while (await items.count() < rows.length) {
      const n = await items.count();
      const name = this.#words.ui('form.addTo', { list: label });
      await list.getByRole('button', { name }).click();
      await expect(items).toHaveCount(n + 1);
    }
    for (const [index, row] of rows.entries()) {
      await this.fill(part.components ?? [], row, items.nth(index));
    }
  }

  async #field(part: Part, value: unknown, scope: Locator): Promise<void> {
    const name = this.#words.label(part);
    if (part.type === 'select') {
      const box = scope.getByRole('combobox', { name, exact: true });
      await box.selectOption({ label: this.#words.option(part, String(value)) });
    } else if (part.type === 'radio') {
      const option = this.#words.option(part, String(value));
      const group = scope.getByRole('radiogroup', { name, exact: true });
      await group.getByText(option, { exact: true }).click();
      await expect(group.getByRole('radio', { name: option, exact: true })).toBeChecked();
    } else if (part.type === 'checklist') {
      await this.#checklist(part, value as string[], scope);
    } else if (part.type === 'checkbox') {
      await scope.getByRole('checkbox', { name, exact: true }).setChecked(value === true);
    } else if (part.type === 'datetime') {
      await scope.getByLabel(name).fill(String(value));
    } else if (part.properties?.multiple === 'true') {
      await this.#chooseAll(part, value as string[], scope);
    } else if (part.type === 'wf-person' || part.type === 'wf-org') {
      await this.#choose(part, String(value), scope);
    } else if (part.type === 'number') {
      const number = scope.getByRole('textbox', { name, exact: true })
        .or(scope.getByRole('spinbutton', { name, exact: true }));
      await number.fill(String(value));
    } else {
      await scope.getByRole('textbox', { name, exact: true }).fill(String(value));
    }
  }

  async #checklist(part: Part, values: string[], scope: Locator): Promise<void> {
    const group = this.#group(scope, part);
    for (const option of part.values ?? []) {
      const label = this.#words.option(part, option.value);
      await group.getByRole('checkbox', { name: label, exact: true })
        .setChecked(values.includes(option.value));
    }
  }

  async #choose(part: Part, value: string, scope: Locator): Promise<void> {
    const name = part.type === 'wf-person' ? this.#words.person(value) : this.#words.unit(value);
    const box = scope.getByRole('combobox', { name: this.#words.label(part), exact: true });
    if (await box.inputValue() === name) return;
    await box.fill(name);
    await scope.getByRole('option', { name }).first().click();
  }

  // People in an order that means something: from the first that is out of place all are removed,
  // then the rest is chosen.
  async #chooseAll(part: Part, logins: string[], scope: Locator): Promise<void> {
    const label = this.#words.label(part);
    const wanted = logins.map((login) => this.#words.person(login));
    const chosen = scope.getByRole('list', { name: label }).getByRole('listitem');
    const names = await chosen.allTextContents();
    const kept = names.findIndex((name, index) => !name.includes(wanted[index] ?? '\n'));
    for (let n = names.length - 1; kept >= 0 && n >= kept; n -= 1) {
      await chosen.nth(n).getByRole('button').last().click();
      await expect(chosen).toHaveCount(n);
    }
    for (let n = await chosen.count(); n < wanted.length; n += 1) {
      await this.#choose(part, logins[n], scope);
      await expect(chosen.nth(n)).toContainText(wanted[n]);
    }
  }
}
