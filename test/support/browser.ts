import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { theBrowser } from './chromium.js';

/** Ignored by git: for whoever wants to see what a test saw, and asks for it with SCREENS=true. */
const SCREENS = fileURLToPath(new URL('../../reports/screens', import.meta.url));

export type VisitorOptions = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'locale'>;

const DEFAULTS = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  locale: 'en-GB',
  timezoneId: 'UTC',
  // What fades in is judged as it will be.
  reducedMotion: 'reduce',
} as const satisfies BrowserContextOptions;

/** Somebody at a browser of their own: no cookie and no page is shared with another visitor. */
export class Visitor {
  /** What the page had to complain of: errors in it and on its console, its policy's refusals among them. */
  readonly complaints: string[] = [];
  /** Every address that the browser asked and that is not the server's. */
  readonly strangers: string[] = [];

  private constructor(
    /** Where the server listens. */
    private readonly url: string,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isRefusal(message))
        this.complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => this.meet(request.url()));
    page.on('websocket', (socket) => this.meet(socket.url()));
  }

  static async of({ url }: { url: string }, options: VisitorOptions = {}): Promise<Visitor> {
    const context = await (await theBrowser()).newContext({ ...DEFAULTS, ...options });
    return new Visitor(url, await context.newPage());
  }

  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.url).href);
  }

  /** Signs in as a person does, and waits for the console that follows. */
  async signIn(email: string, password: string): Promise<void> {
    await this.open('/console');
    await this.page.getByRole('textbox', { name: 'Email' }).fill(email);
    await this.page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('banner').waitFor();
  }

  /** What keeps people out of this page, of serious or critical impact, one text each. */
  async audit(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .options({ resultTypes: ['violations'] })
      // At once and in this page: otherwise each frame by itself, and a second page to add them up.
      .setLegacyMode()
      .analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, help, nodes }) => {
        const places = nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`);
        return [`${id} (${impact}): ${help}`, ...places].join('\n');
      });
  }

  /** The whole page, into reports/screens/, if SCREENS=true asks for it: no test depends on it. */
  async screenshot(name: string): Promise<void> {
    // oxlint-disable-next-line node/no-process-env
    if (process.env.SCREENS !== 'true') return;
    await this.page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private meet(address: string): void {
    const { protocol, host } = new URL(address);
    const isWithinPage = protocol === 'data:' || protocol === 'blob:';
    if (!isWithinPage && host !== new URL(this.url).host) this.strangers.push(address);
  }
}

/** The browser notes each refusal of the API, although the page asked to be told. A missing file is no such thing. */
function isRefusal(message: ConsoleMessage): boolean {
  const isNote = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
  return isNote && !new URL(message.location().url).pathname.startsWith('/console');
}
