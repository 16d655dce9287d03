import { BodyLimits } from '../http/large-body.js';
import { MOST_INVOICES } from './batch-intake.js';
import { INVOICE_FIELDS, LINE_FIELDS } from './sent-invoice.js';

/** 5000 invoices of 3 KB with 80 values each; those of most clients have half of that. */
export const BATCH_LIMITS: BodyLimits = {
  bytes: 16 * 1024 * 1024,
  entries: 2 * MOST_INVOICES,
  values: 80 * MOST_INVOICES,
};

const propertiesOf = (fields: typeof INVOICE_FIELDS | typeof LINE_FIELDS) =>
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));

/** What the reference says of the body; the fields are those that are read. */
export const BATCH_SCHEMA = {
  type: 'object',
  required: ['invoice_batch'],
  properties: {
    invoice_batch: {
      type: 'object',
      required: ['invoices'],
      properties: {
        external_batch_id: { type: 'string', maxLength: 255 },
        invoices: {
          type: 'array',
          minItems: 1,
          maxItems: MOST_INVOICES,
          items: {
            type: 'object',
            required: ['external_invoice_id', 'issuer_nif'],
            properties: {
              ...propertiesOf(INVOICE_FIELDS),
              lines: { type: 'array', items: { type: 'object', properties: propertiesOf(LINE_FIELDS) } },
            },
          },
        },
      },
    },
  },
};
