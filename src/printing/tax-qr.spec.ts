import { describe, expect, it } from 'vitest';
import { documentOf } from '../../test/support/printed.js';
import { QR_SIZE, taxQr, taxQrUrl } from './tax-qr.js';

const SERVICE = 'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQRNoVerifactu';

describe('the tax QR of a Spanish document', () => {
  it('names who issued it, its number, its day and its total', () => {
    expect(taxQrUrl(documentOf())).toBe(
      `${SERVICE}?nif=B12345674&numserie=A2026-000001&fecha=05-11-2026&importe=121.00`,
    );
  });

  it('has a negative total for a note that takes back', () => {
    const note = documentOf({ invoice: { kind: 'credit_note', status: 'issued', total: '-121' } });
    expect(taxQrUrl(note)).toMatch(/&importe=-121\.00$/);
  });

  it('writes every value so that it is one', () => {
    const url = taxQrUrl(documentOf({ invoice: { invoice_number: '12345678&G 33/ñ' } }))!;
    expect(url).toContain('numserie=12345678%26G%2033%2F%C3%B1&');
    expect(new URL(url).searchParams.get('numserie')).toBe('12345678&G 33/ñ');
  });

  it.each(['B12345674', 'b-12.345.674', 'ESB12345674', 'ES B12345674'])('finds the NIF in %s', (tax_id) => {
    expect(taxQrUrl(documentOf({ company: { tax_id } }))).toContain('?nif=B12345674&');
  });

  it('is on no draft, on nothing cancelled, in no other country and in no other currency', () => {
    expect(taxQrUrl(documentOf({ invoice: { state: 'draft', status: 'draft' } }))).toBeUndefined();
    expect(taxQrUrl(documentOf({ invoice: { state: 'cancelled', status: 'cancelled' } }))).toBeUndefined();
    expect(taxQrUrl(documentOf({ company: { country: 'HN' } }))).toBeUndefined();
    expect(taxQrUrl(documentOf({ invoice: { currency: 'USD' } }))).toBeUndefined();
  });

  it.each([1, 20, 60, 120])('is 34 mm wide with a number of %d characters', (length) => {
    const url = taxQrUrl(documentOf({ invoice: { invoice_number: 'A'.repeat(length) } }))!;
    const { stack } = taxQr(url) as unknown as {
      stack: [{ text: string }, { canvas: Record<'x' | 'w', number>[] }];
    };
    const [words, { canvas }] = stack;
    expect(words.text).toBe('QR tributario:');
    expect(Math.max(...canvas.map(({ x, w }) => x + w))).toBeCloseTo(QR_SIZE, 6);
    expect((QR_SIZE / 72) * 25.4).toBeCloseTo(34, 6);
  });
});
