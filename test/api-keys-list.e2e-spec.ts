import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_FORMATS } from '../src/access/key-format.js';
import { CompanyScope } from '../src/database/company-scope.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PATH = '/api/v1/api-keys';
const administrator = async () => (await (await world.company()).person('administrator')).caller;

describe('the list of API keys', () => {
  it('is paged by number and by cursor, newest first', async () => {
    const admin = await administrator();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await admin.post(PATH, { name });
    const names = (page: { body: { data: { name: string }[] } }) => page.body.data.map((key) => key.name);
    const first = await admin.get(`${PATH}?per_page=2`);
    expect([names(first), first.body.meta]).toMatchObject([
      ['e', 'd'],
      { page: 1, total: 5, total_pages: 3 },
    ]);
    expect(names(await admin.get(`${PATH}?per_page=2&page=3`))).toEqual(['a']);
    const next = await admin.get(`${PATH}?per_page=2&cursor=${first.body.meta.next_cursor}`);
    expect(names(next)).toEqual(['c', 'b']);
    expect(names(await admin.get(`${PATH}?sort=name&per_page=2`))).toEqual(['a', 'b']);
    expect((await admin.get(`${PATH}?sort=digest`)).status).toBe(422);
  });

  it('is sorted by expiry and by last use: what never ends comes last, and what was never used first', async () => {
    const company = await world.company();
    const { caller: admin } = await company.person('administrator');
    for (const [name, expires_at] of [
      ['later', '2031-05-01T00:00:00Z'],
      ['never', null],
      ['sooner', '2030-05-01T00:00:00Z'],
      ['neither', null],
    ])
      await admin.post(PATH, { name, expires_at });
    await world
      .service(CompanyScope)
      .asOperator(company.id, (manager) =>
        manager.query(
          `UPDATE api_keys SET last_activity_at = now() WHERE company_id = $1 AND name = 'later'`,
          [company.id],
        ),
      );
    const all = async (sort: string): Promise<string[]> => {
      const names: string[] = [];
      let cursor = '';
      do {
        const { data, meta } = (await admin.get(`${PATH}?per_page=1&sort=${sort}${cursor}`)).body;
        names.push(...data.map((key: { name: string }) => key.name));
        cursor = meta.next_cursor && `&cursor=${meta.next_cursor}`;
      } while (cursor);
      return names;
    };
    expect(await all('expires_at')).toEqual(['sooner', 'later', 'never', 'neither']);
    expect(await all('-expires_at')).toEqual(['neither', 'never', 'later', 'sooner']);
    expect(await all('last_activity_at')).toEqual(['never', 'sooner', 'neither', 'later']);
  });

  it('is filtered by status, by format and by part of the name or prefix', async () => {
    const admin = await administrator();
    const made = async (values: object) => (await admin.post(PATH, { name: 'key', ...values })).body.data;
    for (const format of KEY_FORMATS) await made({ format, name: `Shop ${format}` });
    const disabled = await made({ name: 'off', enabled: false });
    const expired = await made({ name: 'old', expires_at: '2020-01-01T00:00:00Z' });
    const revoked = await made({ name: 'gone' });
    await admin.post(`${PATH}/${revoked.id}/revoke`);
    const ids = async (query: string) =>
      (await admin.get(`${PATH}?${query}`)).body.data.map((key: { id: number }) => key.id);
    expect(await ids('status=disabled')).toEqual([disabled.id]);
    expect(await ids('status=expired')).toEqual([expired.id]);
    expect(await ids('status=revoked')).toEqual([revoked.id]);
    expect(await ids('status=active')).toHaveLength(4);
    expect(await ids('format=hex64')).toHaveLength(1);
    expect(await ids('search=sHOP')).toHaveLength(4);
    expect(await ids(`search=${disabled.prefix}`)).toEqual([disabled.id]);
    expect(await ids('search=%25')).toEqual([]);
    expect((await admin.get(`${PATH}?status=dead`)).status).toBe(422);
  });
});
