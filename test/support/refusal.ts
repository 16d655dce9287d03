import { expect } from 'vitest';
import { PROBLEMS } from '../../src/common/problem.js';
import { Answer, Caller } from './http.js';
import { TABLES_OF_RECORD } from './catalogue.js';
import { RawAnswer } from './raw-http.js';
import { Superuser } from './superuser.js';
import { World } from './world.js';

/**
 * What every refusal has, whatever was sent: a status of the caller's fault, JSON, and our shape with a known
 * reason, its status and the id of the request. `sent` says in the test's report what it was.
 */
export function expectRefusal(answer: Answer | RawAnswer, sent: string): void {
  const { status, body } = answer;
  const seen = { sent, status, type: headerOf(answer, 'content-type'), body };
  expect(seen).toEqual({
    sent,
    status: expect.toSatisfy((code: number) => code >= 400 && code < 500),
    type: 'application/json; charset=utf-8',
    body: {
      success: false,
      error: expect.objectContaining({
        code: expect.stringMatching(/^[a-z_]+$/),
        message: expect.stringMatching(/\w/),
        reason: expect.toSatisfy((reason: string) => Object.hasOwn(PROBLEMS, reason)),
        request_id: headerOf(answer, 'x-request-id'),
      }),
    },
  });
  expect({ sent, status }).toEqual({
    sent,
    status: PROBLEMS[body.error.reason as keyof typeof PROBLEMS].status,
  });
}

/** The same at the root, in abaco's words: a code in capitals, a Spanish message and nothing else. */
export function expectAbacoRefusal(answer: Answer | RawAnswer, status: number, code: string): void {
  expect([answer.status, headerOf(answer, 'content-type'), answer.body]).toEqual([
    status,
    'application/json; charset=utf-8',
    { code, message: PROBLEMS[code.toLowerCase() as keyof typeof PROBLEMS].es },
  ]);
}

/** How a request was refused, in any dialect: the status and our code. */
export function reasonOf({ status, body }: Answer): [number, string | undefined] {
  const words = typeof body.error === 'string' ? body.error.replaceAll('-', '_') : undefined;
  return [status, body.error?.reason ?? body.code?.toLowerCase() ?? words];
}

function headerOf({ headers }: Answer | RawAnswer, name: string): string | null | undefined {
  return headers instanceof Headers ? headers.get(name) : headers[name];
}

/**
 * How much there is in every table and when it was changed last; equal images mean that nothing was written. What tells
 * of the refusal itself is left out: it is written at any time.
 */
export async function imageOf(world: World): Promise<unknown> {
  const database = await Superuser.on(world.server.database);
  const tables = await database.rows<{ name: string; dated: boolean }>(
    `SELECT c.relname AS name, EXISTS (
       SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'updated_at') AS dated
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       AND c.relname <> ALL ($1) ORDER BY 1`,
    [Object.keys(TABLES_OF_RECORD)],
  );
  const image: Record<string, unknown> = {};
  for (const { name, dated } of tables) {
    const latest = dated ? 'max(updated_at)::text' : 'NULL';
    [image[name]] = await database.rows(`SELECT count(*)::int AS count, ${latest} AS latest FROM "${name}"`);
  }
  await database.close();
  return image;
}

/**
 * Asserts that a call is refused, as every refusal is, and how: the status, our code, and the field and the code
 * of the first detail, as far as they are named.
 */
export async function expectRefused(
  caller: Caller,
  method: string,
  url: string,
  ...expected: (string | number)[]
): Promise<void> {
  const answer = await caller.call(method, url);
  expectRefusal(answer, `${method} ${url}`);
  const { reason, details } = answer.body.error;
  const seen = [answer.status, reason, details?.[0]?.field, details?.[0]?.code];
  expect([url, ...seen.slice(0, expected.length)]).toEqual([url, ...expected]);
}
