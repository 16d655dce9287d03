import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/roles.js';
import { SESSION_COOKIE } from '../../src/access/web-session-tokens.js';
import { hashPassword } from '../../src/users/password.js';
import { CreateUserDto } from '../../src/users/user.dto.js';
import { UserOfCompany } from '../../src/users/user.view.js';
import { Answer, Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

export const PASSWORD = 'correct horse battery staple';
const passwordHash = hashPassword(PASSWORD);

export const someAddress = () => `${randomUUID()}@example.com`;

/** A person who can sign in with PASSWORD. */
export async function account(
  company: CompanyInWorld,
  role: Role = 'viewer',
  values: Partial<CreateUserDto> = {},
): Promise<UserOfCompany> {
  return company.user(role, values, await passwordHash);
}

/** Signs in as a program does: from no page, and with no cookie yet. */
export const logIn = (world: World, email: string, password = PASSWORD): Promise<Answer> =>
  world.caller().post('/auth/login', { email, password });

/** A browser with the cookie that this answer set. */
export const browserAfter = (world: World, answer: Answer): Caller => world.browser(cookieIn(answer).value);

export interface SetCookie {
  value: string;
  /** What follows the value, in lower case and in the order of the alphabet; `Expires` and `Max-Age` by name only. */
  attributes: string[];
  expires: number;
}

/** The one cookie that an answer sets; throws where it sets none, or several. */
export function cookieIn({ headers }: Answer): SetCookie {
  const [cookie, ...others] = headers.getSetCookie();
  if (cookie === undefined || others.length > 0)
    throw new Error(`not one cookie: ${headers.getSetCookie().join()}`);
  const [pair = '', ...attributes] = cookie.split('; ');
  if (!pair.startsWith(`${SESSION_COOKIE}=`)) throw new Error(`another cookie: ${pair}`);
  const expires = attributes.find((one) => /^expires=/i.test(one)) ?? '';
  return {
    value: pair.slice(SESSION_COOKIE.length + 1),
    attributes: attributes.map((one) => one.toLowerCase().replace(/^(expires|max-age)=.*/, '$1')).sort(),
    expires: Date.parse(expires.slice('expires='.length)),
  };
}

/** How abaco's face answered: the status and the code of a refusal. */
export const codeOf = ({ status, body }: Answer): [number, string | undefined] => [status, body.code];

/** A person of two companies, an accountant of the first and a viewer of the second, signed in to each. */
export async function personOfTwo(world: World) {
  const [first, second] = [await world.company(), await world.company()];
  const email = someAddress();
  const { id } = await account(first, 'accountant', { email });
  await account(second, 'viewer', { email });
  const inFirst = browserAfter(world, await logIn(world, email));
  const inSecond = (await second.signIn(id)).caller;
  return { id, email, first, second, inFirst, inSecond };
}
