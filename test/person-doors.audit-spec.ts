import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersService } from '../src/users/users.service.js';
import { DatabaseSession } from './support/database-session.js';
import { CompanyInWorld, World } from './support/world.js';

/** The door to what belongs to a person (PersonScope), tried with the application's own role. */
let world: World;
let own: CompanyInWorld;
let other: CompanyInWorld;
let session: DatabaseSession;
let person: number;
let stranger: number;
beforeAll(async () => {
  world = await World.start();
  [own, other] = [await world.company(), await world.company()];
  session = await DatabaseSession.open(world.server.database.appUrl);
  const email = `two-${randomUUID()}@example.com`;
  person = (await own.user('viewer', { email })).id;
  await other.user('accountant', { email });
  stranger = (await own.person('viewer')).user.id;
  await own.signIn(person);
  await other.signIn(person);
});
afterAll(async () => {
  await session.close();
  await world.close();
});

const WHAT_IS_THEIRS = {
  users: 'SELECT id FROM users',
  memberships: 'SELECT company_id AS id FROM memberships',
  companies: 'SELECT id FROM companies',
  web_sessions: 'SELECT company_id AS id FROM web_sessions',
};

/** What a transaction sees that names this person and no company; the ids, in order. */
async function seenBy(named: string, company: number | null = null): Promise<Record<string, number[]>> {
  return session.within(company, async () => {
    await session.query(`SELECT set_config('app.person_id', $1, true)`, [named]);
    const seen: Record<string, number[]> = {};
    for (const [table, sql] of Object.entries(WHAT_IS_THEIRS)) {
      const { rows } = await session.query<{ id: string }>(sql);
      seen[table] = rows.map(({ id }) => Number(id)).toSorted((one, two) => one - two);
    }
    return seen;
  });
}
const asPerson = <T>(work: () => Promise<T>) =>
  session.within(null, async () => {
    await session.query(`SELECT set_config('app.person_id', $1, true)`, [String(person)]);
    return work();
  });

describe('a person', () => {
  it('who is named sees their account, their memberships, companies and sessions, and no one else’s', async () => {
    const both = [own.id, other.id].toSorted((one, two) => one - two);
    expect(await seenBy(String(person))).toEqual({
      users: [person],
      memberships: both,
      companies: both,
      web_sessions: both,
    });
  });

  it('does not see the name of a company that they left', async () => {
    const left = await world.company();
    const { id } = await left.user('viewer');
    expect((await seenBy(String(id))).companies).toEqual([left.id]);
    await left.asOperator(() => world.service(UsersService).update(id, { active: false }, 'proprietor'));
    expect((await seenBy(String(id))).companies).toEqual([]);
  });

  it.each(['', '0', '-1'])('who is not named sees nothing: "%s"', async (named) => {
    expect(await seenBy(named)).toEqual({ users: [], memberships: [], companies: [], web_sessions: [] });
  });

  it('changes their own password and no other, and makes, moves or deletes no account', async () => {
    await asPerson(async () => {
      const change = `UPDATE users SET password_hash = 'mine now' WHERE id = $1`;
      expect(await session.outcome(change, [person])).toBe('1 rows');
      expect(await session.outcome(change, [stranger])).toBe('0 rows');
      expect(await session.outcome(`UPDATE users SET password_hash = 'mine now'`)).toBe('1 rows');
      expect(await session.outcome('UPDATE users SET id = $1', [stranger + 1])).toBe('42501');
      expect(await session.outcome('DELETE FROM users')).toBe('0 rows');
      expect(await session.outcome(`INSERT INTO users (email) VALUES ('x@example.com')`)).toBe('42501');
    });
  });

  it.each(['email', 'uuid', 'created_at'])(
    'does not change their %s: the server has no right to',
    async (column) => {
      const outcome = await asPerson(() => session.outcome(`UPDATE users SET ${column} = ${column}`));
      expect(outcome).toBe('42501');
    },
  );

  it('changes no membership and no company, and joins none', async () => {
    await asPerson(async () => {
      expect(await session.outcome(`UPDATE memberships SET role = 'proprietor'`)).toBe('0 rows');
      expect(await session.outcome('DELETE FROM memberships')).toBe('0 rows');
      expect(await session.outcome(`UPDATE companies SET name = 'mine now'`)).toBe('0 rows');
      const join = `INSERT INTO memberships (company_id, user_id, name, role) VALUES ($1, $2, 'x', 'proprietor')`;
      expect(await session.outcome(join, [(await world.company()).id, person])).toBe('42501');
    });
  });

  it('opens and ends sessions for themselves alone, where they are a member', async () => {
    const open = `INSERT INTO web_sessions (company_id, user_id, epoch, address, user_agent, expires_at)
      VALUES ($1, $2, 1, '', '', now())`;
    const foreign = await world.company();
    await asPerson(async () => {
      expect(await session.outcome(open, [own.id, person])).toBe('1 rows');
      expect(await session.outcome(open, [own.id, stranger])).toBe('42501');
      expect(await session.outcome(open, [foreign.id, person])).toBe('23503');
      expect(await session.outcome('UPDATE web_sessions SET user_id = $1', [stranger])).toBe('42501');
      expect(await session.outcome('UPDATE web_sessions SET ended_at = now()')).toBe('3 rows');
    });
  });

  it('shows a company nothing of their other companies, while nobody is named', async () => {
    const seen = await seenBy('', own.id);
    expect(seen.companies).toEqual([own.id]);
    expect([...new Set(seen.memberships), ...new Set(seen.web_sessions)]).toEqual([own.id, own.id]);
    expect(seen.users).toContain(person);
  });
});
