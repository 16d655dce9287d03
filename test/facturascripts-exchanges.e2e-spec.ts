import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

interface Exchange {
  case: string;
  request: {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    path: string;
    headers: { 'X-Auth-Token': string };
    body: { fields: Record<string, string> } | null;
  };
  response: { status: number; headers: Record<string, string> | null; json: object };
}

/** A session with a running installation of the original, one exchange a line. */
const RECORDED = new URL('support/facturascripts-exchanges.jsonl', import.meta.url);
const EXCHANGES = readFileSync(RECORDED, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Exchange)
  .map((exchange) => [titleOf(exchange), exchange] as const);

function titleOf({ case: title, request: { method, path } }: Exchange): string {
  return `${method} ${path} (${title})`;
}

/** What depends on the installation: its day, its numbers and how it numbers, and its words for people. */
const OWN = new Set(['codigo', 'fechaalta', 'hora', 'idcontactofact', 'idfactura', 'message']);

/** What is otherwise here by decision (docs/facturascripts.md), by the exchange. */
const OTHERWISE: Readonly<Record<string, object>> = {
  // Invoices are issued at once; where nothing is owed they are paid. The customer's way to pay is TRANS since the PUT.
  'POST /api/3/crearFacturaCliente (date without exercise)': {
    editable: false,
    idestado: 11,
    pagada: true,
    codpago: 'TRANS',
  },
};

/** What has no number under /api is our own API's, which does not read this header. */
const ELSEWHERE = 'GET /api (/api)';

const CUSTOMER = {
  codcliente: 'C-100',
  nombre: 'Beta',
  razonsocial: 'Beta Sociedad Limitada',
  cifnif: 'B98765432',
  codpago: 'TRANS',
  codserie: 'A',
  diaspago: '5,20',
  langcode: 'en_EN',
  observaciones: 'línea 1\nlínea 2',
  personafisica: '0',
  riesgomax: '1000.5',
  tipoidfiscal: 'CIF',
  web: 'https://beta.example',
};

const CURRENCY = {
  coddivisa: 'AAA',
  descripcion: 'Divisa A',
  simbolo: 'a',
  tasaconv: '1.5',
  tasaconvcompra: '1.5',
};

let world: World;
const answers = new Map<string, Answer>();
beforeAll(async () => {
  world = await World.start();
  const company = await world.company();
  const full = await fsCaller(world, company);
  const limited = await fsCaller(world, company, { permissions: ['clientes.read'] });
  const callers: Record<string, Caller> = { FULLKEY0000000000001: full, LIMITEDKEY0000000001: limited };
  await sendForm(full, 'POST', '/api/3/clientes', CUSTOMER);
  await sendForm(full, 'POST', '/api/3/divisas', CURRENCY);
  for (const [title, { request }] of EXCHANGES) {
    const { method, path, headers, body } = request;
    const token = headers['X-Auth-Token'];
    const caller = callers[token] ?? world.caller({ 'x-auth-token': token });
    const fields = body && new URLSearchParams(body.fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    answers.set(title, await caller.call(method, path, body ? { body: fields, headers: type } : {}));
  }
});
afterAll(() => world.close());

/** A recorded answer as it is to be here: what is our own by its type, dates of the running year as they are now. */
function expected(recorded: unknown, otherwise: object): unknown {
  if (Array.isArray(recorded)) return recorded.map((each) => expected(each, otherwise));
  if (typeof recorded !== 'object' || recorded === null) return recorded;
  return Object.fromEntries(
    Object.entries({ ...recorded, ...named(otherwise, recorded) }).map(([name, value]) => [
      name,
      OWN.has(name) ? expect.any(Object(value).constructor) : expected(ofThisYear(value), otherwise),
    ]),
  );
}

/** Of the differing values those that an object has. */
const named = (otherwise: object, recorded: object) =>
  Object.fromEntries(Object.entries(otherwise).filter(([name]) => name in recorded));

/** The year in which the session was recorded is the one in which this runs. */
const ofThisYear = (value: unknown) =>
  typeof value === 'string' ? value.replace(/\b2026$/, String(new Date().getFullYear())) : value;

describe('an exchange that was recorded with the original', () => {
  it.each(EXCHANGES.filter(([title]) => title !== ELSEWHERE))(
    'goes the same way here: %s',
    (title, { response }) => {
      const { status, headers, body } = answers.get(title)!;
      expect(status).toBe(response.status);
      for (const [name, value] of Object.entries(response.headers ?? {}))
        expect([name, headers.get(name)]).toEqual([name, value]);
      // Refusals of access and of endpoints say the machine word beside what the original says.
      const { error, ...others } = body as { error?: string };
      const said = 'status' in response.json ? others : body;
      expect(said).toEqual(expected(response.json, OTHERWISE[title] ?? {}));
      if ('status' in response.json) expect(error).toEqual(expect.stringMatching(/^[A-Za-z]+([- ][a-z]+)*$/));
    },
  );

  it('is one of sixteen', () => {
    expect(answers.size).toBe(16);
  });

  it('that names no version is answered by our own API', () => {
    const { status, body } = answers.get(ELSEWHERE)!;
    expect([status, body.error.reason]).toEqual([401, 'token_missing']);
  });

  it('on records has their columns in the order of the original', () => {
    const namesIn = (json: unknown) => JSON.stringify(json).match(/"\w+":/g);
    for (const [title, { response }] of EXCHANGES)
      if (response.status === 200) expect(namesIn(answers.get(title)!.body)).toEqual(namesIn(response.json));
  });
});
