import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asRouted } from '../src/dialects/facturascripts/routed-target.js';
import { startApp, TestApp } from './support/app.js';
import { closedRegistrations, complaintsAbout, registrations, urlOn } from './support/route-audit.js';
import { routeTable } from './support/route-table.js';

/** A change in this file is a change of who may do what; it is reviewed as one. `vitest -u` writes it. */
const REVIEWED = fileURLToPath(new URL('routes.snapshot.txt', import.meta.url));

let server: TestApp;
const withBody = (method: string) =>
  method === 'GET' || method === 'HEAD' ? {} : { payload: { name: 'any' } };

beforeAll(async () => (server = await startApp()));
afterAll(() => server.close());

describe('the routes of the server', () => {
  it('all declare their access, are served, belong to a dialect, and none is served beside them', () => {
    expect(complaintsAbout(server.app)).toEqual([]);
  });

  it('ask of their callers what was reviewed', async () => {
    expect(existsSync(REVIEWED), 'the reviewed table is part of the repository').toBe(true);
    await expect(routeTable(server.app)).toMatchFileSnapshot(REVIEWED);
  });

  it('answer a stranger nothing but 401, by whatever method, unless they are public', async () => {
    const closed = closedRegistrations(server.app);
    const wrong = [];
    for (const [index, { method, path }] of closed.entries()) {
      const url = urlOn(path);
      // Another route answers, which is asked under its own path.
      if (asRouted(method, url) !== url) continue;
      // Each from an address of its own: a door bans the address of too many refusals.
      const remoteAddress = `10.0.${index >> 8}.${index & 255}`;
      const request = { method: method as 'GET', url, remoteAddress, ...withBody(method) };
      const answer = await server.app.inject(request);
      if (answer.statusCode !== 401) wrong.push(`${method} ${url}: ${answer.statusCode}`);
    }
    expect(wrong).toEqual([]);
    expect(closed.length).toBeGreaterThan(registrations(server.app).length / 2);
  });
});
