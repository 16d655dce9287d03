import { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../app.module.js';
import { CreateInvoiceDto, InvoiceLineDto } from '../invoices/invoice.dto.js';
import { bodyReader } from './plain-bodies.js';
import { BodiesAndQueries } from './validation.pipe.js';

type Body = Record<string, unknown>;

const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, unknown> };
const DTOS = [...storage.validationMetadatas.keys()].filter((key) => typeof key === 'function') as Type[];

const fieldsOf = (dto: Type) => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(dto, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

const LIKELY = ['a', ' ', '', 'IVA21', '12.50', '-1', '0', 'é', '2027-01-31', 'invoice', 'x'.repeat(5000)];
const single = fc.oneof(
  fc.constantFrom(...LIKELY),
  fc.constantFrom(null, true, false, 0, 1, -1, 7, 1.5, 1e-6, 1e21, Number.NaN),
  fc.constantFrom<unknown>([], ['a'], [null], {}, [1], [[]], { length: 1 }),
);

const LINE_FIELDS = fieldsOf(InvoiceLineDto);
const bodyOf = (fields: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom(...fields, 'company_id', 'constructor', 'toString'), value, {
    noNullPrototype: true,
  });
const line = fc.oneof(
  fc.record({ description: fc.constant('Work'), quantity: fc.constantFrom('1', 2), unit_price: single }),
  bodyOf(LINE_FIELDS, single),
);
const value = fc.oneof(
  { arbitrary: single, weight: 4 },
  { arbitrary: fc.array(line, { maxLength: 3 }), weight: 1 },
);

/** What the pipe makes of it without the reader, as whoever asks for a part of a body gets it. */
const pipe = new BodiesAndQueries();
const plainly = (dto: Type, body: Body) =>
  pipe.transform(body, { type: 'body', metatype: dto, data: 'part' }) as Promise<object>;

async function agree(dto: Type, body: Body): Promise<boolean> {
  const made = bodyReader(dto)?.(structuredClone(body));
  if (made === undefined) return false;
  const wanted = await plainly(dto, structuredClone(body));
  expect(made).toStrictEqual(wanted);
  expect(JSON.stringify(made)).toBe(JSON.stringify(wanted));
  return true;
}

describe('the reader of bodies that are right as they are', () => {
  it.each(DTOS.map((dto) => [dto.name, dto] as const))(
    'makes of any %s what the pipe makes of it, or leaves it to the pipe',
    async (_, dto) => {
      const bodies = bodyOf(fieldsOf(dto), value);
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => void (await agree(dto, body))),
        { numRuns: 150 },
      );
    },
  );

  const LINES = [{ description: 'Work', quantity: '1', unit_price: 100.5, tax: 'IVA21' }];

  it.each<[string, Body]>([
    ['lines', { client_id: 1, lines: LINES }],
    ['items in their place', { notes: '', client_id: 1, items: [...LINES, ...LINES], draft: true }],
    ['a product without a price', { client_id: 1, lines: [{ product_id: 1, quantity: 1 }], tax: null }],
  ])('reads an invoice with %s', async (_, body) => {
    expect(await agree(CreateInvoiceDto, body)).toBe(true);
  });

  it.each<[string, Body]>([
    ['is missing', { lines: LINES }],
    ['is named by nobody', { client_id: 1, lines: LINES, company_id: 2 }],
    ['is named by no line', { client_id: 1, lines: [{ ...LINES[0], net: '1' }] }],
    ['is wrong in a line', { client_id: 1, lines: [...LINES, { ...LINES[0], quantity: 'many' }] }],
    ['is no list', { client_id: 1, lines: LINES[0] }],
    ['is no line', { client_id: 1, lines: [null] }],
    ['is too long', { client_id: 1, lines: [{ ...LINES[0], description: 'x'.repeat(1001) }] }],
  ])('leaves an invoice to the pipe where something %s', (_, body) => {
    expect(bodyReader(CreateInvoiceDto)!(body)).toBeUndefined();
  });
});
