import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersService } from '../src/users/users.service.js';
import { Answer } from './support/http.js';
import { account, browserAfter, codeOf, cookieIn, logIn, PASSWORD, someAddress } from './support/people.js';
import { CompanyInWorld, World } from './support/world.js';

const LOGIN = '/auth/login';
const WRONG = [401, 'INVALID_CREDENTIALS'];

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
});
afterAll(() => world.close());

const deactivate = (where: CompanyInWorld, id: number) =>
  where.asOperator(() => world.service(UsersService).update(id, { active: false }, 'proprietor'));

/** Everything of an answer that a caller can see, but for the moment and the request's own id. */
function visible({ status, headers, text }: Answer): unknown {
  return { status, text, headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)) };
}

describe('signing in', () => {
  it('answers who and where somebody is, until when, and sets a cookie that says so from then on', async () => {
    const { id, email, name } = await account(company, 'accountant', {
      permissions: ['accounting.reports.view'],
    });
    const answer = await logIn(world, email);
    const { id: companyId, name: companyName, tax_id, country, currency, timezone } = company.company;
    const own = { id: companyId, name: companyName, taxId: tax_id, country, currency, timezone };
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        user: { id, email, name, role: 'accountant', permissions: ['accounting.reports.view'] },
        company: own,
        companies: [{ ...own, role: 'accountant' }],
        expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
    const { expiresAt, ...profile } = answer.body;
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect((await browserAfter(world, answer).get('/auth/me')).body).toEqual(profile);
  });

  it('reads the address in any case', async () => {
    const { email } = await account(company);
    expect((await logIn(world, email.toUpperCase())).body.user.email).toBe(email);
  });

  it('gives each browser a session of its own', async () => {
    const { email } = await account(company);
    const [one, other] = [await logIn(world, email), await logIn(world, email)];
    expect(cookieIn(one).value).not.toBe(cookieIn(other).value);
    for (const answer of [one, other])
      expect((await browserAfter(world, answer).get('/auth/me')).status).toBe(200);
  });

  it('opens the company that the person was last in, and before that the one they joined first', async () => {
    const [first, second] = [await world.company(), await world.company()];
    const email = someAddress();
    await account(first, 'viewer', { email });
    await account(second, 'accountant', { email });
    const answer = await logIn(world, email);
    expect([answer.body.company.id, answer.body.user.role]).toEqual([first.id, 'viewer']);
    expect(answer.body.companies).toMatchObject([
      { id: first.id, role: 'viewer' },
      { id: second.id, role: 'accountant' },
    ]);
    await browserAfter(world, answer).post('/auth/switch-company', { companyId: second.id });
    const next = await logIn(world, email);
    expect([next.body.company.id, next.body.user.role]).toEqual([second.id, 'accountant']);
    await deactivate(second, next.body.user.id);
    expect((await logIn(world, email)).body).toMatchObject({
      company: { id: first.id },
      companies: [{ id: first.id }],
    });
  });

  it('is not for who may enter no company any more', async () => {
    const { id, email } = await account(company);
    await deactivate(company, id);
    const answer = await logIn(world, email);
    expect([codeOf(answer), answer.headers.getSetCookie()]).toEqual([[403, 'FORBIDDEN'], []]);
  });
});

describe('a wrong password, an unknown address and a person without a password', () => {
  it('are one answer, byte for byte, without a cookie', async () => {
    const { email } = await account(company);
    const without = (await company.user('viewer')).email;
    const answers = [
      await logIn(world, email, `${PASSWORD} `),
      await logIn(world, email, PASSWORD.toUpperCase()),
      await logIn(world, email, ''),
      await logIn(world, someAddress()),
      await logIn(world, without),
      await logIn(world, without, ''),
      await logIn(world, without, 'null'),
    ];
    for (const answer of answers) {
      expect([codeOf(answer), answer.headers.getSetCookie()]).toEqual([WRONG, []]);
      expect(visible(answer)).toEqual(visible(answers[0]!));
    }
  });
});

describe('a body that is no sign-in', () => {
  const refused = async (body: unknown, headers = {}) => {
    const answer = await world.caller().post(LOGIN, body, headers);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const fields = (answer.body.errors ?? []).map(({ field }: { field: string }) => field);
    return [...codeOf(answer), ...new Set<string>(fields)];
  };

  it.each<[string, unknown, string[]]>([
    ['is empty', {}, ['email', 'password']],
    ['has no password', { email: 'a@example.com' }, ['password']],
    ['has no address', { password: PASSWORD }, ['email']],
    ['has an address that is none', { email: 'nobody', password: PASSWORD }, ['email']],
    ['has a list of addresses', { email: ['a@example.com'], password: PASSWORD }, ['email']],
    ['has an object for a password', { email: 'a@example.com', password: { $ne: 1 } }, ['password']],
    ['has a number for a password', { email: 'a@example.com', password: 1 }, ['password']],
    [
      'has a password that would be long work',
      { email: 'a@example.com', password: 'x'.repeat(201) },
      ['password'],
    ],
  ])('that %s is refused by its fields', async (_, body, fields) => {
    expect(await refused(body)).toEqual([400, 'VALIDATION_ERROR', ...fields]);
  });

  it('is refused as what it is where it is no JSON, no object, or nothing at all', async () => {
    expect(await refused('{"email":')).toEqual([400, 'MALFORMED_JSON']);
    expect(await refused('email=a', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
    expect(await refused('')).toEqual([400, 'VALIDATION_ERROR', 'email', 'password']);
    for (const body of ['null', '[]', '[{}]', '"x"', '1', 'true'])
      expect([body, ...(await refused(body))]).toEqual([body, 400, 'VALIDATION_ERROR', 'body']);
  });

  it('is a right one sent from a page of another origin: nobody is signed in by it', async () => {
    const { email } = await account(company);
    const body = { email, password: PASSWORD };
    for (const headers of [{ origin: 'https://evil.example' }, { referer: 'https://evil.example/' }])
      expect(await refused(body, headers)).toEqual([403, 'CSRF_ORIGIN']);
    expect((await world.caller().post(LOGIN, body, { origin: world.server.url })).status).toBe(200);
  });
});

it('no password and no cookie of all these is in the log', async () => {
  const { email } = await account(company);
  const cookie = cookieIn(await logIn(world, email)).value;
  await world.browser(cookie).get('/nowhere');
  await world
    .browser(cookie)
    .post('/auth/password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}!` });
  for (const secret of [PASSWORD, cookie, cookie.split('.')[2]!, '$argon2'])
    expect(world.server.log()).not.toContain(secret);
  expect(world.server.log()).toContain('/auth/login');
});
