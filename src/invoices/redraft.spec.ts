import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { UpdateInvoiceDto } from './invoice.dto.js';
import { InvoiceDetail } from './invoice.view.js';
import { redraft } from './redraft.js';

const LINE = {
  product_id: 5,
  description: 'Work',
  quantity: '2',
  unit_price: '10',
  discount_percent: '3',
  tax_code: 'IVA21',
  tax_rate: '21',
  surcharge_rate: '5.2',
  withholding_code: 'IRPF15',
  withholding_rate: '15',
  position: 1,
  corrects_position: null,
  net: '19.40',
};

const DRAFT = {
  id: 1,
  client_id: 2,
  series_id: 3,
  issued_on: '2026-01-31',
  due_on: '2026-03-02',
  payment_method: 'transfer',
  notes: 'As agreed',
  lines: [LINE],
  taxes: [{ position: 1, tax_code: 'IVA21', rate: '21', base: '19.40', tax: '4.07' }],
} as unknown as InvoiceDetail;

const AS_IT_IS = {
  client_id: 2,
  series_id: 3,
  issued_on: '2026-01-31',
  due_on: '2026-03-02',
  payment_method: 'transfer',
  notes: 'As agreed',
  tax: null,
  lines: [
    {
      product_id: 5,
      description: 'Work',
      quantity: '2',
      unit_price: '10',
      discount_percent: '3',
      tax: 'IVA21',
      withholding: 'IRPF15',
    },
  ],
};

const changed = (changes: Partial<UpdateInvoiceDto>) => redraft(DRAFT, changes);

describe('a draft that is written again', () => {
  it('is the request that it came from when nothing changes', () => {
    expect(changed({})).toEqual(AS_IT_IS);
    expect(changed({ client_id: undefined, notes: undefined, lines: undefined })).toEqual(AS_IT_IS);
  });

  it('asks for codes of taxes, not for their rates or for what the client paid before', () => {
    const [line] = changed({ client_id: 9 }).lines!;
    expect(Object.keys(line!)).toEqual(Object.keys(AS_IT_IS.lines[0]!));
  });

  it.each([
    { client_id: 9 },
    { series_id: 9 },
    { notes: null },
    { notes: '' },
    { due_on: '2026-12-01' },
    { tax: '5' },
  ])('takes %j and leaves the rest', (changes) => {
    expect(changed(changes)).toEqual({ ...AS_IT_IS, ...changes });
  });

  it('has all its lines replaced, by either name', () => {
    const lines = [{ description: 'New', quantity: '1', unit_price: '1' }];
    expect(changed({ lines })).toEqual({ ...AS_IT_IS, lines });
    expect(changed({ items: lines })).toEqual({ ...AS_IT_IS, lines });
    expect(changed({ lines, items: [] }).lines).toEqual(lines);
  });

  it('keeps a tax that was given as an amount, until it is named', () => {
    const taxes = [{ position: 1, tax_code: null, rate: null, base: '19.40', tax: '4.00' }];
    const draft = { ...DRAFT, taxes } as InvoiceDetail;
    const taxOf = (changes: Partial<UpdateInvoiceDto>) => redraft(draft, changes).tax;
    expect(taxOf({})).toBe('4.00');
    expect(taxOf({ lines: [] })).toBe('4.00');
    expect(taxOf({ tax: null })).toBeNull();
    expect(taxOf({ tax: '0' })).toBe('0');
  });
});

describe('the date of payment of a draft', () => {
  it.each([
    ['2026-02-01', '2026-03-03'],
    ['2025-12-31', '2026-01-30'],
    ['2028-01-31', '2028-03-01'],
  ])('goes along when it is issued on %s', (issued_on, due_on) => {
    expect(changed({ issued_on })).toMatchObject({ issued_on, due_on });
  });

  it('is left to the payment method when that is named, or when the day is', () => {
    for (const changes of [
      { payment_method: 'card' },
      { payment_method: null },
      { due_on: null },
      { issued_on: null },
    ]) {
      const { due_on } = changed(changes as Partial<UpdateInvoiceDto>);
      expect(due_on ?? null, JSON.stringify(changes)).toBeNull();
    }
  });

  it('is what the change says, whatever else it says', () => {
    const changes = { issued_on: '2026-05-01', payment_method: 'card', due_on: '2026-06-01' };
    expect(changed(changes)).toMatchObject(changes);
  });
});
