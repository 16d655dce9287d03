import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { Visitor, VisitorOptions } from './browser.js';
import { PASSWORD } from './people.js';
import { World } from './world.js';

/** The parts of a page of the console, as somebody who uses it names them. */
export const button = ({ page }: Visitor, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
export const link = ({ page }: Visitor, name: string): Locator =>
  page.getByRole('link', { name, exact: true });
export const field = ({ page }: Visitor, name: string): Locator =>
  page.getByRole('textbox', { name, exact: true });
export const heading = ({ page }: Visitor, name: string): Locator =>
  page.getByRole('heading', { name, exact: true });
export const dialog = ({ page }: Visitor): Locator => page.getByRole('dialog');
export const alert = ({ page }: Visitor): Locator => page.getByRole('alert');
export const said = ({ page }: Visitor, words: string | RegExp): Promise<void> =>
  page.getByText(words).first().waitFor();

/** Picks an entry of a menu that a button opens. */
export async function choose(visitor: Visitor, menu: string, entry: string): Promise<void> {
  await button(visitor, menu).click();
  await visitor.page.getByRole('menuitem', { name: entry }).click();
}

/** The visitors of a test file; each is closed after its test, and must have had nothing to complain of. */
export class Visitors {
  private readonly open: Visitor[] = [];

  constructor(private readonly world: () => World) {}

  async someone(options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.of(this.world().server, options);
    this.open.push(visitor);
    return visitor;
  }

  async signedIn(email: string, options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await this.someone(options);
    await visitor.signIn(email, PASSWORD);
    return visitor;
  }

  async leave(): Promise<void> {
    for (const visitor of this.open.splice(0)) {
      expect(visitor.complaints).toEqual([]);
      expect(visitor.strangers).toEqual([]);
      await visitor.close();
    }
  }
}
