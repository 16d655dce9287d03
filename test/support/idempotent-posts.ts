import type { INestApplicationContext } from '@nestjs/common';
import { expect } from 'vitest';
import { routesOf } from '../../src/http/routes.js';
import { rowCounts } from './all-rows.js';
import { Answer } from './http.js';
import { Superuser } from './superuser.js';

const FACTURASCRIPTS = /^\/api\/3(\/|$)/;

/** The paths of every route that can be POSTed to with a credential, and that once more would harm. */
export function postsThatCount(app: INestApplicationContext, of: 'facturascripts' | 'others'): string[] {
  return routesOf(app)
    .filter(({ method, policy, repeatable }) => method === 'POST' && policy?.kind !== 'public' && !repeatable)
    .map(({ path }) => path)
    .filter((path) => FACTURASCRIPTS.test(path) === (of === 'facturascripts'))
    .toSorted();
}

/** Sends a request for the second time: the answer is that of the first, byte for byte, and nothing was written. */
export async function expectReplayed(
  superuser: Superuser,
  first: Answer,
  again: () => Promise<Answer>,
): Promise<void> {
  const counts = await rowCounts(superuser);
  const second = await again();
  expect([second.status, second.text]).toEqual([first.status, first.text]);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(await rowCounts(superuser)).toEqual(counts);
}
