import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Documents, PURCHASES, SALES, work } from './support/documents.js';
import { fetchPdf } from './support/pdf.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (documents = await Documents.open(world)));
afterAll(() => world.close());

describe('a printed document', () => {
  const NAMES: Record<string, RegExp> = {
    '01': /^Factura-000-001-01-\d{8}$/,
    '06': /^Nota-de-credito-000-001-06-\d{8}$/,
    '07': /^Nota-de-debito-000-001-07-\d{8}$/,
    '103': /^Factura-de-compra-NR-\d+$/,
    '104': /^Importacion-NR-\d+$/,
    '105': /^Nota-de-credito-de-proveedor-NR-\d+$/,
    '106': /^Nota-de-debito-de-proveedor-NR-\d+$/,
  };

  it.each([...SALES, ...PURCHASES])('of the type %s is a PDF with its number and its total', async (type) => {
    const document = await documents.confirmed(type);
    const { content, headers, text } = await fetchPdf(
      documents.caller,
      `/documents/${document.id}/print`,
      'POST',
    );
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe(String(content.length));
    const [, name] = /^attachment; filename="([^"]+)\.pdf"$/.exec(headers.get('content-disposition')!) ?? [];
    expect(name).toMatch(NAMES[type]!);
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(text).toContain(document.number);
    expect(text).toContain(`${document.total}.00`);
    expect(text).toContain('Ferretería Ana');
  });

  it('says that it is a draft', async () => {
    for (const type of ['01', '103']) {
      const { id } = await documents.draft(type, { lines: [work(1, 1)] });
      const { text } = await fetchPdf(documents.caller, `/documents/${id}/print`, 'POST');
      expect(text).toContain('BORRADOR');
    }
  });

  it('is printed again under the same Idempotency-Key, whatever was printed before', async () => {
    const once = documents.caller.with({ 'idempotency-key': 'print' });
    for (const { id } of [await documents.create('01'), await documents.create('103')]) {
      const { content, headers } = await fetchPdf(once, `/documents/${id}/print`, 'POST');
      expect([content.subarray(0, 5).toString(), headers.get('idempotency-replayed')]).toEqual([
        '%PDF-',
        null,
      ]);
    }
  });
});
