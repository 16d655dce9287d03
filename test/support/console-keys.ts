import { Visitor } from './browser.js';
import { Caller } from './http.js';
import { World } from './world.js';

/** Somebody who manages keys in the console, by the names that they read there. */
export class KeysAtConsole {
  constructor(
    private readonly world: World,
    readonly visitor: Visitor,
  ) {}

  button = (name: string) => this.visitor.page.getByRole('button', { name, exact: true });
  box = (name: string) => this.visitor.page.getByRole('checkbox', { name, exact: true });
  field = (name: string) => this.visitor.page.getByRole('textbox', { name, exact: true });
  link = (name: string) => this.visitor.page.getByRole('link', { name, exact: true });
  heading = (name: string) => this.visitor.page.getByRole('heading', { level: 1, name, exact: true });
  region = (name: string) => this.visitor.page.getByRole('region', { name, exact: true });
  dialog = () => this.visitor.page.getByRole('dialog');
  text = (text: string | RegExp) => this.visitor.page.getByText(text);

  /** Makes a key that may do what these boxes of the matrix say, and answers what was shown once. */
  async make(name: string, boxes: readonly string[]): Promise<string> {
    await this.visitor.open('/console/integrations/new');
    await this.field('Name').fill(name);
    for (const one of boxes) await this.box(one).check();
    await this.button('Create key').click();
    await this.heading(`${name} is ready`).waitFor();
    return this.shown();
  }

  /** The key that the page shows, and no other page ever. */
  async shown(): Promise<string> {
    return (await this.field('Key').textContent()) ?? '';
  }

  /** Copies the key, as the page asks for before it is left, and goes to the key's own page. */
  async copyAndGoOn(name: string): Promise<void> {
    await this.button('Copy: Key').click();
    await this.link('Go to the key').click();
    await this.heading(name).waitFor();
  }

  /** Whoever has the token of a key. */
  with(token: string): Caller {
    return this.world.caller({ authorization: `Bearer ${token}` });
  }
}
