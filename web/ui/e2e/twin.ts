import type { Page, Response } from '@playwright/test';
import { Gates } from './gates';

const firstRedirect = 300;
const firstError = 400;

// What a browser without scripts was sent, byte by byte and with its headers, in one that has them:
// axe is a script itself.
export class Twin {
  readonly #page: Page;
  readonly #gates: Gates;
  #sent: { url: string; headers: Record<string, string>; body: Promise<Buffer> } | null = null;

  constructor(page: Page, origin: string, project: string) {
    this.#page = page;
    this.#gates = new Gates(page, origin, `${project}/public`, 'plain');
  }

  async follow(page: Page): Promise<void> {
    await this.#gates.start();
    page.on('response', (response) => this.#remember(response));
  }

  #remember(response: Response): void {
    const status = response.status();
    const isRedirect = status >= firstRedirect && status < firstError;
    if (!response.request().isNavigationRequest() || isRedirect) return;
    this.#sent = { url: response.url(), headers: response.headers(), body: response.body() };
  }

  async check(name: string): Promise<void> {
    if (this.#sent === null) throw new Error(`nothing was sent to look at for ${name}`);
    const { url, headers } = this.#sent;
    const body = await this.#sent.body;
    await this.#page.route(url, (route) => route.fulfill({ headers, body }), { times: 1 });
    await this.#page.goto(url);
    await this.#gates.check(name);
  }

  close(): Promise<void> {
    return this.#page.context().close();
  }
}
