import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JANUARY, januaryBooks, TEMPLATES } from './support/abaco-reports.js';
import { Documents } from './support/documents.js';
import { readPdf } from './support/pdf.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
let number: string;
beforeAll(async () => {
  world = await World.shared();
  ({ documents, number } = await januaryBooks(world));
});
afterAll(() => world.close());

describe('a report as a file', () => {
  const file = async (format: string, by: 'GET' | 'POST') => {
    const { url, headers } = documents.caller;
    const parameters = { ...JANUARY, format };
    const run = `${url}${TEMPLATES}/vat-book/run`;
    const response =
      by === 'GET'
        ? await fetch(`${run}?${new URLSearchParams(parameters).toString()}`, { headers })
        : await fetch(run, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(parameters),
          });
    const { status, headers: answered } = response;
    const [type, disposition] = ['content-type', 'content-disposition'].map((name) => answered.get(name));
    return { said: [status, type, disposition], bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const NAME = 'attachment; filename="vat-book-2026-01-01-2026-01-31';

  it.each(['GET', 'POST'] as const)('is CSV in Spanish by %s', async (by) => {
    const { said, bytes } = await file('csv', by);
    expect(said).toEqual([200, 'text/csv; charset=utf-8', `${NAME}.csv"`]);
    const [titles, first] = bytes.toString('utf8').split('\r\n');
    expect(titles).toBe(
      '\ufeffFecha,Número,Cliente,ID fiscal,Moneda,Impuesto,Tipo %,Base imponible,Cuota,Recargo,Retención,Total',
    );
    expect(first).toBe(
      `2026-01-31,${number},Ferretería Ana,08011985123960,HNL,ISV15,15,100.50,15.08,0.00,0.00,115.58`,
    );
  });

  it.each(['GET', 'POST'] as const)('is PDF in Spanish by %s', async (by) => {
    const { said, bytes } = await file('pdf', by);
    expect(said).toEqual([200, 'application/pdf', `${NAME}.pdf"`]);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await readPdf(bytes)).text).toContain('Libro de IVA: facturas expedidas');
  });
});
