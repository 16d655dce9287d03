import { isZero } from '../common/money.js';
import { ProblemDetail } from '../common/problem.js';
import { country, date, decimal, flag, id, isBlank, ReadBy, readFields, text } from './field-readers.js';

/** Fields of an invoice of a batch (facts of YoFacturo, 2.3); what has no limit there has that of our own columns. */
export const INVOICE_FIELDS = {
  external_invoice_id: text(255),
  issuer_nif: text(40),
  issuer_name: text(200),
  number_serie: text(60),
  invoice_type: text(20),
  operation_description: text(1000),
  operation_date: date,
  due_date: date,
  rectified_invoice_id: id,
  has_unidentified_recipient: flag,
  recipient_legal_name: text(200),
  recipient_document_type: text(20),
  recipient_document_number: text(40),
  recipient_billing_address: text(300),
  recipient_billing_postal_code: text(20),
  recipient_billing_city: text(100),
  recipient_country_code: country,
  contact_id: id,
  invoiceable_serie_id: id,
  payment_method: text(50),
  payment_method_info: text(1000),
  operation_type: text(50),
  footer_note: text(4000),
  total_reimbursable_expenses_amount: decimal({ min: '0', max: '999999999999' }),
  paid: flag,
};

export const LINE_FIELDS = {
  position: id,
  concept: text(1000),
  notes: text(1000),
  units: decimal({ min: '-999999999', max: '999999999' }),
  unit_price: decimal({ min: '0', max: '999999999999' }),
  discount_percent: decimal({ min: '0', max: '100', decimals: 4 }),
  tax_type: text(20),
  tax_regime: text(20),
  tax_operation_key: text(20),
  tax_exemption_code: text(20),
  tax_rate: decimal({ min: '0', max: '100' }),
  income_tax_withholding_rate: decimal({ min: '0', max: '100' }),
};

export type SentLine = ReadBy<typeof LINE_FIELDS>;
export type SentInvoice = ReadBy<typeof INVOICE_FIELDS> & { lines: SentLine[] };

const MAX_LINES = 500;

type Values = Readonly<Record<string, unknown>>;

/** Reads an invoice as it was sent, and says what of it cannot be: every flaw that needs no look at the books. */
export function readInvoice(sent: unknown): { invoice: SentInvoice; flaws: ProblemDetail[] } {
  const flaws: ProblemDetail[] = [];
  const refuse = (field: string, code: string) => void flaws.push({ field, code });
  const values = isObject(sent) ? sent : {};
  const fields = readFields(INVOICE_FIELDS, values, refuse);
  const corrects = !isBlank(values.rectified_invoice_id);
  const required = ['external_invoice_id', 'issuer_nif', ...(corrects ? [] : recipientOf(fields))];
  for (const field of required) if (isBlank(values[field])) refuse(field, 'blank');
  if (corrects && !isBlank(values.total_reimbursable_expenses_amount))
    refuse('total_reimbursable_expenses_amount', 'not_in_corrections');
  return { invoice: { ...fields, lines: readLines(values.lines, corrects, refuse) }, flaws };
}

/** What has to be said of the recipient: nothing where it is a contact, or unknown. */
function recipientOf({ contact_id, has_unidentified_recipient }: ReadBy<typeof INVOICE_FIELDS>): string[] {
  return contact_id || has_unidentified_recipient ? [] : ['recipient_document_number'];
}

/** An invoice that corrects another may have none: then it takes back all that is left. */
function readLines(
  lines: unknown,
  corrects: boolean,
  refuse: (field: string, code: string) => void,
): SentLine[] {
  if (isBlank(lines) || (Array.isArray(lines) && lines.length === 0)) {
    if (!corrects) refuse('lines', 'blank');
    return [];
  }
  if (!Array.isArray(lines)) {
    refuse('lines', 'not_a_list');
    return [];
  }
  if (lines.length > MAX_LINES) {
    refuse('lines', 'too_many');
    return [];
  }
  return lines.map((line: unknown, index) =>
    readLine(line, corrects, (field, code) => refuse(`lines[${index}].${field}`, code)),
  );
}

function readLine(line: unknown, corrects: boolean, refuse: (field: string, code: string) => void): SentLine {
  const values = isObject(line) ? line : {};
  const read = readFields(LINE_FIELDS, values, refuse);
  const required = corrects ? ['position', 'units'] : ['concept', 'units', 'unit_price'];
  for (const field of required) if (isBlank(values[field])) refuse(field, 'blank');
  if (read.units && isZero(read.units)) refuse('units', 'zero');
  else if (corrects && read.units && !read.units.startsWith('-')) refuse('units', 'not_negative');
  return read;
}

export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
