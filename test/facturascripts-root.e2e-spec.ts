import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyActivity } from '../src/activity/key-activity.js';
import { startApp, TestApp } from './support/app.js';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const AGENTS = '/api/3/agentes';
const ANY = ['*', 'GET, POST, PUT, DELETE, PATCH, OPTIONS'];
const origins = ({ headers }: Answer) => [
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-methods'),
];
const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

/** As the original lists them (facts, section 4). */
const RESOURCES = `
  agenciatransportes agentes albaranclientes albaranproveedores almacenes apiaccess apikeyes asientos
  atributos atributovalores attachedfilerelations attachedfiles ciudades clientes codigopostales
  conceptopartidas contactos crearAlbaranCliente crearAlbaranProveedor crearFacturaCliente
  crearFacturaProveedor crearFacturaRectificativaCliente crearPedidoCliente crearPedidoProveedor
  crearPresupuestoCliente crearPresupuestoProveedor cronjobes cuentabancoclientes cuentabancoproveedores
  cuentabancos cuentaespeciales cuentas diarios divisas doctransformations editarAlbaranCliente
  editarAlbaranProveedor editarFacturaCliente editarFacturaProveedor editarPedidoCliente
  editarPedidoProveedor editarPresupuestoCliente editarPresupuestoProveedor ejercicios emailnotifications
  emailsentes empresas estadodocumentos exportarAlbaranCliente exportarAlbaranProveedor
  exportarFacturaCliente exportarFacturaProveedor exportarPedidoCliente exportarPedidoProveedor
  exportarPresupuestoCliente exportarPresupuestoProveedor fabricantes facturaclientes facturaproveedores
  familias formapagos formatodocumentos grupoclientes identificadorfiscales impuestos impuestozonas
  lineaalbaranclientes lineaalbaranproveedores lineafacturaclientes lineafacturaproveedores
  lineapedidoclientes lineapedidoproveedores lineapresupuestoclientes lineapresupuestoproveedores
  logmessages pagarFacturaCliente pagarFacturaProveedor pagefilteres pageoptions pages pagoclientes
  pagoproveedores pais partidas pedidoclientes pedidoproveedores plugins presupuestoclientes
  presupuestoproveedores productoimagenes productoproveedores productos proveedores provincias
  puntointeresciudades reciboclientes reciboproveedores regularizacionimpuestos retenciones roleaccess
  roles roleusers secuenciadocumentos series settings stocks subcuentas tarifas uploadFiles users
  variantes workeventes
`;

describe('the root', () => {
  it('lists what the original lists, to every key, in that order', async () => {
    const limited = await fsCaller(world, company, { permissions: [] });
    for (const path of ['/api/3', '/api/3/', '/api/03', '/api/3//', '/api/3//agentes/1', '/api/3?x=1'])
      for (const by of [caller, limited]) {
        const answer = await by.get(path);
        expect([path, answer.status]).toEqual([path, 200]);
        expect(answer.body).toEqual({ resources: RESOURCES.trim().split(/\s+/) });
      }
  });
});

describe('a preflight', () => {
  it.each([
    '/api',
    '/api/',
    '/api?x=1',
    '/api/2',
    '/api/2/agentes',
    '/api/31/x/y',
    '/api/3.1/x',
    '/api/3/',
    AGENTS,
  ])('asks for no key, no version and no resource: %s', async (path) => {
    const headers = { origin: 'https://shop.example', 'access-control-request-headers': 'x-auth-token' };
    const answer = await world.caller().call('OPTIONS', path, { headers });
    expect([answer.status, answer.text, ...origins(answer)]).toEqual([200, '', ...ANY]);
    expect(answer.headers.get('access-control-allow-headers')).toBe('x-auth-token');
  });

  it.each(['/api/v1', '/api/v1/clients', '/apis', '/api/x'])(
    'is none of ours elsewhere: %s',
    async (path) => {
      const answer = await world
        .caller()
        .call('OPTIONS', path, { headers: { origin: 'https://shop.example' } });
      expect([answer.status, ...origins(answer)]).toEqual([401, null, null]);
    },
  );
});

describe('the global key', () => {
  const token = `installation-${randomUUID()}`;
  let node: TestApp;
  let holder: Caller;
  beforeAll(async () => {
    node = await startApp(
      { GLOBAL_API_KEY: token, GLOBAL_API_KEY_COMPANY: String(company.id) },
      world.server.database,
    );
    holder = new Caller(node.url, { 'x-auth-token': token });
  });
  afterAll(() => node.close());

  it('opens everything in its company by either header, HEAD and the switch of plugins included', async () => {
    for (const header of ['x-auth-token', 'token'])
      expect((await new Caller(node.url, { [header]: token }).get(AGENTS)).status).toBe(200);
    expect((await holder.call('HEAD', AGENTS)).status).toBe(200);
    expect((await holder.post('/api/3/plugins/x/enable')).status).toBe(400);
    expect(outcome(await holder.get('/api/3/nowhere'))).toEqual([404, 'api-resource-invalid']);
  });

  it('is taken to the letter, and is none to another node', async () => {
    for (const wrong of [token.toUpperCase(), token.slice(1), `${token}x`])
      expect((await new Caller(node.url, { 'x-auth-token': wrong }).get(AGENTS)).status).toBe(401);
    expect((await world.caller({ 'x-auth-token': token }).get(AGENTS)).status).toBe(401);
  });

  it('is in no list and leaves no trace of its use among keys', async () => {
    await company.setPolicy({ keyManagement: 'granted' });
    const before = (await holder.get('/api/3/apikeyes?limit=0')).body;
    await node.app.get(KeyActivity).flush();
    expect((await holder.get('/api/3/apikeyes?limit=0')).body).toEqual(before);
    expect(JSON.stringify(before)).not.toContain(token);
  });
});
