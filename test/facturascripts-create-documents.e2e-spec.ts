import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentKind, FACTURA_CLIENTE } from '../src/dialects/facturascripts/documents/kinds.js';
import { TABLES } from '../src/dialects/facturascripts/resources.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { FsBooks, KINDS, LINE, refusal } from './support/fs-documents.js';
import { World } from './support/world.js';

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

const lineas = JSON.stringify([LINE]);
const namesOf = (record: object) => Object.keys(record).toSorted();
const columnsOf = (name: string) => TABLES[name]!.columns.map((column) => column.name).toSorted();

describe.each(KINDS)('crear%s', (name, kind: DocumentKind) => {
  const create = (fields: Record<string, string>) => books.post(`crear${name}`, fields);

  it('writes the header and its lines in one call, and both are there to be read', async () => {
    const { doc, lines } = await books.create(kind, { observaciones: 'For the shop' });
    expect([namesOf(doc), namesOf(lines[0])]).toEqual([columnsOf(kind.resource), columnsOf(kind.lines)]);
    expect(doc).toMatchObject({ neto: 200, totaliva: 42, total: 242, coddivisa: 'EUR', codserie: 'A' });
    expect(lines).toMatchObject([{ ...LINE, iva: 21, codimpuesto: 'IVA21', pvptotal: 200 }]);
    expect(await books.get(`${kind.resource}/${doc[kind.key]}`)).toEqual(doc);
    expect(await books.get(`${kind.lines}?filter[${kind.key}]=${doc[kind.key]}`)).toEqual(lines);
  });

  it('takes PUT and JSON, with lines as a list', async () => {
    const answer = await books.caller.put(`/api/3/crear${name}`, {
      ...books.subjectOf(kind),
      lineas: [{ ...LINE, cantidad: '3' }],
    });
    expect([answer.status, answer.body.doc.total, answer.body.lines[0].cantidad]).toEqual([200, 363, 3]);
  });

  it('echoes what of the header was sent, as it was sent', async () => {
    const anew = await FsBooks.open(world);
    const { doc } = await anew.create(kind, { dtopor1: '10', fecha: '2026-11-20', observaciones: 'x' });
    expect(doc).toMatchObject({ dtopor1: '10', fecha: '2026-11-20', observaciones: 'x', total: 217.8 });
    const read = await anew.get(`${kind.resource}/${doc[kind.key]}`);
    expect(read).toMatchObject({ dtopor1: 10, fecha: '20-11-2026', netosindto: 200, neto: 180 });
  });

  it('makes a document of nothing from an empty list', async () => {
    const { doc, lines } = await books.create(kind, {}, []);
    expect([doc.total, lines]).toEqual([0, []]);
  });

  it('checks in the order of the original', async () => {
    const all = { ...books.subjectOf(kind), lineas };
    const { [kind.subject]: _subject, ...withoutSubject } = all as Record<string, string>;
    const nobody = kind.subject === 'codcliente' ? 'customer-not-found' : 'supplier-not-found';
    const outcomes = [
      [await books.caller.get(`/api/3/crear${name}`), 405, 'method-not-allowed'],
      [await create(withoutSubject), 400, `${kind.subject} field is required`],
      [await create({ ...all, [kind.subject]: 'NOBODY', codalmacen: 'NONE' }), 404, nobody],
      [await create({ ...all, codalmacen: 'NONE', fecha: 'soon' }), 404, 'warehouse-not-found'],
      [await create({ ...all, fecha: '31-02-2026', codserie: 'NONE' }), 400, 'invalid-date'],
      [await create({ ...books.subjectOf(kind), coddivisa: 'XXX' }), 422, 'record-save-error'],
      [await create({ ...books.subjectOf(kind), idestado: '999' }), 422, 'record-save-error'],
      [await create(books.subjectOf(kind)), 400, 'lineas field is required'],
      [await create({ ...all, lineas: '{' }), 400, 'Invalid lines'],
      [await create({ ...all, lineas: '{}' }), 400, 'Invalid lines'],
      [await create({ ...all, lineas: '[1]' }), 400, 'Invalid lines'],
      [await create({ ...all, lineas: '[{"cantidad":"many"}]' }), 400, 'Invalid lines'],
      [await create({ ...all, lineas: '[{"codimpuesto":"NONE"}]' }), 422, 'error-calculating-totals'],
      [await create({ ...all, lineas: '[{"dtopor":101}]' }), 422, 'error-calculating-totals'],
      [await create({ ...all, lineas: '[{"irpf":1}]' }), 422, 'error-calculating-totals'],
    ] as const;
    for (const [answer, status, error] of outcomes) expect(refusal(answer)).toEqual([status, error]);
    for (const [answer] of outcomes) expect(answer.body.status).toBe('error');
  });

  it('leaves nothing behind when it is refused, and its number to the next', async () => {
    const before = await books.create(kind);
    await create({ ...books.subjectOf(kind), lineas: '[{"codimpuesto":"NONE"}]' });
    const after = await books.create(kind);
    expect(Number(after.doc.numero) - Number(before.doc.numero)).toBe(1);
    const count = await books.caller.get(`/api/3/${kind.resource}?limit=1`);
    const last = Number(count.headers.get('x-total-count'));
    await create({ ...books.subjectOf(kind), lineas: '[{"irpf":1}]' });
    const again = await books.caller.get(`/api/3/${kind.resource}?limit=1`);
    expect(Number(again.headers.get('x-total-count'))).toBe(last);
  });

  it('opens with the grant of its own name or of its resource, and with no other', async () => {
    const fields = { ...books.subjectOf(kind), lineas };
    const by = async (permissions: string[]) => {
      const caller = await fsCaller(world, books.company, { permissions });
      return (await sendForm(caller, 'POST', `/api/3/crear${name}`, fields)).status;
    };
    expect(await by([`crear${name}.create`])).toBe(200);
    expect(await by([`${kind.grant}.create`])).toBe(200);
    expect(await by([`crear${name}.read`, `${kind.grant}.read`, `editar${name}.create`])).toBe(403);
  });

  it('takes nobody of another company, and shows it nothing', async () => {
    const others = await FsBooks.open(world);
    const code = `OTHER${others.company.id}`.slice(0, 10);
    const resource = kind.subject === 'codcliente' ? 'clientes' : 'proveedores';
    await others.post(resource, { nombre: 'Eva', cifnif: '', [kind.subject]: code });
    await others.create(kind, { [kind.subject]: code, observaciones: `of ${code}` });
    expect((await create({ [kind.subject]: code, lineas })).status).toBe(404);
    expect(await books.get(`${kind.resource}?filter[observaciones]=of ${code}`)).toEqual([]);
    expect(await others.get(`${kind.resource}?filter[observaciones]=of ${code}`)).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('each get their own number, and all of them are there', async () => {
    const { company, caller, codcliente } = await FsBooks.open(world);
    const fields = { codcliente, lineas };
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => sendForm(caller, 'POST', '/api/3/crearFacturaCliente', fields)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const numbers = answers.map(({ body }) => Number(body.doc.numero)).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    const orders = await Promise.all(
      Array.from({ length: 12 }, () => sendForm(caller, 'POST', '/api/3/crearPedidoCliente', fields)),
    );
    const ordered = orders.map(({ body }) => body.doc?.codigo);
    expect(new Set(ordered).size).toBe(12);
    expect(company.id).toBeGreaterThan(0);
  });
});

describe('a customer invoice', () => {
  it('is issued at once, and is one of ours', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE, { numero2: 'W-1' });
    expect(doc).toMatchObject({ editable: false, idestado: 11, numero2: 'W-1', pagada: false });
    const { caller } = await books.company.key();
    const ours = (await caller.get(`/api/v1/invoices/${doc.idfactura}`)).body.data;
    expect(ours).toMatchObject({ invoice_number: doc.codigo, state: 'issued', total: '242.00' });
  });

  it('stays a draft where its state says so', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE, { idestado: '10' });
    expect(doc).toMatchObject({ editable: true, codigo: `BORRADOR-${doc.idfactura}`, numero: '0' });
  });

  it('is paid at once by any text that is not empty or 0', async () => {
    for (const [pagada, expected] of [
      ['1', true],
      ['false', true],
      ['0', false],
      ['', false],
    ] as const)
      expect((await books.create(FACTURA_CLIENTE, { pagada })).doc.pagada).toBe(expected);
  });

  it('bears on its face whom the request names, and the client keeps its own', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE, { nombrecliente: 'Ana (shop)', cifnif: 'X1' });
    expect(doc).toMatchObject({ nombrecliente: 'Ana (shop)', cifnif: 'X1', codcliente: books.codcliente });
    expect((await books.get(`clientes/${books.codcliente}`)).razonsocial).toBe('Ana Pérez');
  });

  it('refuses a day before the newest invoice, and opens the fiscal year of an old one', async () => {
    const other = await FsBooks.open(world);
    const { doc } = await other.create(FACTURA_CLIENTE, { fecha: '01-01-2015' }, []);
    expect(doc).toMatchObject({ codejercicio: '2015', total: 0 });
    const years = (await other.get('ejercicios')).map((year: { codejercicio: string }) => year.codejercicio);
    expect(years).toContain('2015');
    const early = await other.post('crearFacturaCliente', {
      codcliente: other.codcliente,
      fecha: '31-12-2014',
      lineas,
    });
    expect(refusal(early)).toEqual([422, 'record-save-error']);
  });
});
