import { expect, type Browser, type Page } from '@playwright/test';
import { Gates } from './gates';
import { readForm, type Answer, type Part, type Words } from './model';
import { Twin } from './twin';

interface Shown { posting: string; shows: string[]; hides: string[] }

// The public pages as anybody reads them: signed in as nobody, in a browser that runs no scripts.
export class PostingPage {
  readonly #page: Page;
  readonly #quiet: Gates;
  readonly #twin: Twin;
  readonly #words: Words;
  readonly #url: string;
  readonly #title: string;
  readonly #person: string;
  #receipt = '';

  private constructor(page: Page, twin: Twin, quiet: Gates, words: Words, url: string) {
    this.#page = page;
    this.#twin = twin;
    this.#quiet = quiet;
    this.#words = words;
    this.#url = url;
    this.#title = this.#say('title', { post: '榕树社区 社区党组织书记' });
    // Names of candidates are written as they registered, in both languages.
    this.#person = '吴雨桐';
  }

  static async open(app: Page, words: Words, url: string, project: string): Promise<PostingPage> {
    const browser = app.context().browser() as Browser;
    const context = (javaScriptEnabled: boolean) => browser.newContext({
      javaScriptEnabled, viewport: app.viewportSize(), reducedMotion: 'reduce',
      locale: words.english ? 'en' : 'zh-CN',
    });
    const page = await (await context(false)).newPage();
    const quiet = new Gates(page, url, project, 'plain');
    await quiet.start();
    const twin = new Twin(await (await context(true)).newPage(), url, project);
    await twin.follow(page);
    return new PostingPage(page, twin, quiet, words, url);
  }

  async close(): Promise<void> {
    await this.#page.context().close();
    await this.#twin.close();
  }

  async #check(name: string): Promise<void> {
    this.#quiet.quiet(name);
    await this.#twin.check(name);
  }

  #say(key: string, values: Record<string, string | number> = {}): string {
    return this.#words.ui(`posting.${key}`, values);
  }

  // From the list of all to this one.
  async #goTo(posting: string): Promise<void> {
    await this.#page.goto(`${this.#url}/posting`);
    await this.#page.getByRole('link', { name: this.#title }).click();
    await expect(this.#page).toHaveURL(new RegExp(`/posting/${posting}$`));
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText(this.#title);
  }

  // It says what is to be known of the person, and nothing else of him.
  async shows({ posting, shows, hides }: Shown): Promise<void> {
    await this.#page.goto(`${this.#url}/posting`);
    await this.#check('list');
    await this.#goTo(posting);
    const main = this.#page.getByRole('main');
    for (const text of shows) await expect(main).toContainText(text);
    const all = await this.#page.content();
    for (const text of hides) expect(all, `the posting says ${text}`).not.toContain(text);
    await this.#check('posting');
  }

  async #fill(values: Answer): Promise<void> {
    for (const part of readForm('F-OBJECTION')) {
      const value = values[part.key ?? ''];
      if (value !== undefined) await this.#answer(part, String(value));
    }
  }

  async #answer(part: Part, value: string): Promise<void> {
    const label = new RegExp(`^${this.#words.label(part)}`);
    if (part.type === 'radio') {
      await this.#page.getByRole('group', { name: label })
        .getByRole('radio', { name: this.#words.option(part, value), exact: true }).check();
    } else if (part.type === 'select') {
      const option = part.values === undefined ? this.#person : this.#words.option(part, value);
      await this.#page.getByRole('combobox', { name: label }).selectOption({ label: option });
    } else {
      await this.#page.getByRole('textbox', { name: label }).fill(value);
    }
  }

  // Sent too early it comes back with what was typed and what is missing; then a receipt is given.
  async object(posting: string, values: Answer): Promise<void> {
    const { content, ...rest } = values;
    await this.#goTo(posting);
    await this.#fill(rest);
    this.#quiet.allow(400);
    await this.#send();
    const alert = this.#page.getByRole('alert');
    await expect(alert).toContainText(this.#say('errors', { count: 1 }));
    await alert.getByRole('link').click();
    await expect(this.#page.locator('textarea:focus, textarea:target')).toBeVisible();
    await this.#check('refused');
    this.#quiet.allow();
    await this.#fill({ content });
    await this.#send();
    await this.#receiptGiven();
  }

  #send(): Promise<void> {
    return this.#page.getByRole('button', { name: this.#say('submit'), exact: true }).click();
  }

  async #receiptGiven(): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1 }))
      .toHaveText(this.#say('receiptTitle'));
    await expect(this.#page.getByText(this.#say('answerLater'))).toBeVisible();
    this.#receipt = await this.#page.getByText(/^[0-9A-Z]{4}(-?[0-9A-Z]{4}){3}$/).innerText();
    await this.#check('receipt');
  }

  // Whoever kept the number reads how it ended.
  async answered(...texts: string[]): Promise<void> {
    await this.#page.goto(`${this.#url}/posting`);
    await this.#page.getByRole('link', { name: this.#say('findReceipt') }).click();
    await this.#page.getByRole('textbox', { name: this.#say('receiptAsk') })
      .fill(this.#receipt.toLowerCase());
    await this.#page.getByRole('main').getByRole('button', { name: this.#say('find') }).click();
    for (const text of texts) await expect(this.#page.getByRole('main')).toContainText(text);
    await this.#check('answered');
  }

  // Once it is over nobody is named any more and nothing can be handed in.
  async isOver(posting: string): Promise<void> {
    await this.#goTo(posting);
    const main = this.#page.getByRole('main');
    await expect(main).toContainText(this.#say('ended'));
    await expect(main).toContainText(this.#say('closedOn'));
    await expect(main).not.toContainText(this.#person);
    await expect(this.#page.getByRole('textbox')).toHaveCount(0);
    await this.#check('over');
  }
}
