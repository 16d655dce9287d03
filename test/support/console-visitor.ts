import { readFile } from 'node:fs/promises';
import { Role } from '../../src/access/roles.js';
import { Visitor, VisitorOptions } from './browser.js';
import { account, PASSWORD } from './people.js';
import { CompanyInWorld, World } from './world.js';

const LOOKS = [
  ['light', 1280],
  ['dark', 360],
] as const;

/** A new person of a company, signed in to the console. */
export async function atConsole(
  world: World,
  company: CompanyInWorld,
  role: Role = 'administrator',
  { permissions, ...options }: VisitorOptions & { permissions?: string[] } = {},
): Promise<Visitor> {
  const { email } = await account(company, role, { permissions });
  const visitor = await Visitor.of(world.server, options);
  await visitor.signIn(email, PASSWORD);
  return visitor;
}

/**
 * What axe finds on a page of the console once what the selector `ready` names is there: wide and light, and then
 * narrow and dark, with a picture of each where they are asked for.
 */
export async function auditsOf(
  visitor: Visitor,
  path: string,
  ready: string,
  name: string,
): Promise<string[]> {
  const found: string[] = [];
  await visitor.open(path);
  await visitor.page.locator(ready).first().waitFor();
  for (const [colorScheme, width] of LOOKS) {
    await visitor.page.setViewportSize({ width, height: 800 });
    await visitor.page.emulateMedia({ colorScheme });
    found.push(...(await visitor.audit()));
    await visitor.screenshot(`${name}-${colorScheme}-${width}`);
  }
  return found;
}

/** The text of the file that a step saves, and the name that it is saved under. */
export async function savedBy({ page }: Visitor, step: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), step()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
