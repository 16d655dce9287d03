import { describe, expect, it } from 'vitest';
import { UpdateApiKeyDto } from './api-key.dto.js';
import { changedGrants, namedGrants, storedGrants } from './key-grants.js';

const clients = {
  resource: 'clients',
  allow_get: true,
  allow_post: false,
  allow_put: false,
  allow_delete: false,
};
const FULL = { full_access: true, access: [] };
const SOME = { full_access: false, access: [clients] };

describe('storedGrants', () => {
  it('are the rows, or everything', () => {
    expect(storedGrants(SOME).permissions()).toEqual(['clients.read']);
    expect(storedGrants(FULL).permissions()).toEqual(['*']);
  });
});

describe('namedGrants', () => {
  it.each<[UpdateApiKeyDto, string[]]>([
    [{}, []],
    [{ permissions: [] }, []],
    [{ full_access: false }, []],
    [{ permissions: ['client.read'] }, ['clients.read']],
    [{ permissions: ['*'] }, ['*']],
    [{ full_access: true }, ['*']],
    [{ full_access: true, permissions: ['clients.read'] }, ['*']],
  ])('of %j are %j', (dto, permissions) => {
    expect(namedGrants(dto).permissions()).toEqual(permissions);
  });
});

describe('changedGrants', () => {
  it.each<[UpdateApiKeyDto, string[] | undefined, string[] | undefined]>([
    [{ name: 'x' }, undefined, undefined],
    [{ full_access: false }, [], undefined],
    [{ full_access: true }, ['*'], ['*']],
    [{ permissions: [] }, [], []],
    [{ full_access: false, permissions: ['taxes.read'] }, ['taxes.read'], ['taxes.read']],
  ])('by %j are %j for a key with full access and %j for another', (dto, ofFull, ofSome) => {
    expect(changedGrants(dto, FULL)?.permissions()).toEqual(ofFull);
    expect(changedGrants(dto, SOME)?.permissions()).toEqual(ofSome);
  });
});
