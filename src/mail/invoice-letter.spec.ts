import { expect, it } from 'vitest';
import { documentOf } from '../../test/support/printed.js';
import { letterOf } from './invoice-letter.js';

it('a letter is in the language of its document', () => {
  expect(letterOf(documentOf())).toEqual({
    subject: 'Factura A2026-000001 de Cascabel',
    text: `Le enviamos adjunto este documento:

Factura A2026-000001
Total: 121,00\u00a0€
Vencimiento: 5 dic 2099

Cascabel`,
  });
  expect(letterOf(documentOf({ company: { country: 'IE' } }))).toEqual({
    subject: 'Invoice A2026-000001 from Cascabel',
    text: 'Please find attached:\n\nInvoice A2026-000001\nTotal: €121.00\nDue date: 5 Dec 2099\n\nCascabel',
  });
});

it('a note has nothing to be paid by a day, and a draft no number', () => {
  expect(letterOf(documentOf({ invoice: { kind: 'credit_note' } })).text).not.toContain('Vencimiento');
  const draft = documentOf({ invoice: { state: 'draft', status: 'draft', invoice_number: null } });
  expect(letterOf(draft).subject).toBe('Factura (borrador) de Cascabel');
});

it('a subject is one line, whatever the company is called', () => {
  expect(letterOf(documentOf({ company: { name: ' Shop\r\nBcc:\tspy ' } })).subject).toBe(
    'Factura A2026-000001 de Shop Bcc: spy',
  );
});
