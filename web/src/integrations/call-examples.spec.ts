import { describe, expect, it } from 'vitest';
import { examplesFor } from './call-examples.js';

const ORIGIN = 'https://books.example';
const made = (permissions: string[], format: 'keyid' | 'org' = 'keyid') =>
  examplesFor({ token: 'abk_1:secret', format, permissions }, ORIGIN);
const pathsFor = (...permissions: string[]) =>
  made(permissions).map(({ curl }) => curl && new URL(/'(.*?)'/.exec(curl)![1]!).pathname);

describe('the calls that are shown with a new key', () => {
  it('carry it in the headers of each contract, the first of which is in the call', () => {
    const [platform, facturascripts, abaco] = made(['*']);
    expect(platform!.headers).toEqual(['Authorization: Bearer abk_1:secret', 'X-API-Key: abk_1:secret']);
    expect(abaco!.headers).toEqual(platform!.headers);
    expect(facturascripts!.headers).toEqual(['X-Auth-Token: abk_1:secret', 'Token: abk_1:secret']);
    expect(platform!.curl).toBe(`curl '${ORIGIN}/api/v1/clients' -H 'Authorization: Bearer abk_1:secret'`);
    expect(facturascripts!.curl).toContain(`-H 'X-Auth-Token: abk_1:secret'`);
  });

  it('read what the key may read, under the names of each contract', () => {
    expect(pathsFor('*')).toEqual(['/api/v1/clients', '/api/3/clientes', '/business-partners']);
    expect(pathsFor('invoices.read')).toEqual(['/api/v1/invoices', '/api/3/facturaclientes', '/documents']);
    expect(pathsFor('purchases.read', 'clients.create')).toEqual([
      '/api/v1/purchases',
      '/api/3/facturaproveedores',
      '/documents',
    ]);
    expect(pathsFor('invoice-batches.*')).toEqual(['/api/v1/invoice_batches', '/api/3', null]);
    expect(pathsFor('agentes.read', 'crearFacturaCliente.*')).toEqual([
      '/api/v1/api-keys/current',
      '/api/3/agentes',
      null,
    ]);
  });

  it('are those that every key may make where it reads nothing', () => {
    expect(pathsFor('invoices.create', 'api-keys.*')).toEqual(['/api/v1/api-keys/current', '/api/3', null]);
  });

  it('are the exchange alone for a key that buys session tokens', () => {
    expect(made(['*'], 'org')).toEqual([
      {
        door: 'exchange',
        headers: [],
        curl: `curl '${ORIGIN}/api/v1/auth/sessions' -H 'Content-Type: application/json' -d '{"api_key":"abk_1:secret"}'`,
      },
    ]);
  });
});
