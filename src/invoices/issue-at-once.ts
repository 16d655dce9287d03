import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../database/company-scope.js';
import { refusalOfWrite } from '../database/refusals.js';
import { NUMBER_FOR_DAY, valuesOfNumber } from '../series/numbering.js';
import { InvoiceDraft } from './compose.js';
import {
  behindHeader,
  HEADER_COLUMNS,
  headerParameters,
  headerValues,
  insertRows,
} from './invoice-columns.js';
import { statusAtIssue } from './invoice-status.js';
import { InvoiceDetail } from './invoice.view.js';

/** Numbers and writes a worked-out document in one statement, so that its series is locked for no longer. */
@Injectable()
export class IssueAtOnce {
  constructor(private readonly scope: CompanyScope) {}

  /**
   * Nothing is written, and undefined answered, where that needs more than one look: where the series gives no number
   * for the very day, and where stock has to be counted. `insertIssued` does the same step by step.
   */
  async issue(draft: InvoiceDraft): Promise<InvoiceDetail | undefined> {
    const { series, header, lines, taxes } = draft;
    if (lines.some(({ stocked }) => stocked)) return undefined;
    const values = [
      ...valuesOfNumber(this.scope.companyId, series, header.issued_on),
      ...headerValues(header),
      JSON.stringify(lines),
      JSON.stringify(taxes),
    ];
    const [given] = await this.scope.write<Given>([{ text: ISSUE, values }]).catch(refusalOfWrite);
    return given && (issued(draft, given) as InvoiceDetail);
  }
}

/** What the database gives a document that it takes in. */
type Given = Pick<
  InvoiceDetail,
  'id' | 'uuid' | 'number' | 'invoice_number' | 'authorisation' | 'issued_at' | 'created_at' | 'updated_at'
>;

/** What a reader is shown: the columns that records hide are on no wire. */
type Shown = Omit<InvoiceDetail, 'company_id' | 'issued_in'>;

/** The document as it reads from now on; what was written is not read back, for to make it up cost as much as a line. */
function issued({ header, lines, taxes, today }: InvoiceDraft, given: Given): Shown {
  return {
    id: given.id,
    uuid: given.uuid,
    kind: header.kind,
    state: 'issued',
    series_id: header.series_id,
    number: given.number,
    invoice_number: given.invoice_number,
    authorisation: given.authorisation,
    client_id: header.client_id,
    client_name: header.client_name,
    client_tax_id: header.client_tax_id,
    client_address: header.client_address,
    currency: header.currency,
    issued_on: header.issued_on,
    due_on: header.due_on,
    payment_method: header.payment_method,
    notes: header.notes,
    subtotal: header.subtotal,
    tax_total: header.tax_total,
    surcharge_total: header.surcharge_total,
    withholding_total: header.withholding_total,
    total: header.total,
    paid_total: header.paid_total,
    credited_total: header.credited_total,
    corrects_id: header.corrects_id,
    issued_at: given.issued_at,
    created_at: given.created_at,
    updated_at: given.updated_at,
    status: statusAtIssue(header, today),
    balance: header.total,
    lines,
    taxes,
  };
}

/** The parameters of NUMBER_FOR_DAY come first. */
const FIRST_OF_HEADER = 9;
const LINES = behindHeader(FIRST_OF_HEADER);

const ISSUE = `
  WITH numbered AS (${NUMBER_FOR_DAY}), invoices AS (
    INSERT INTO invoices (company_id, state, number, invoice_number, authorisation, ${HEADER_COLUMNS})
    SELECT company_id, 'issued', number, invoice_number, authorisation, ${headerParameters(FIRST_OF_HEADER)}
    FROM numbered
    RETURNING company_id, id, uuid, number, invoice_number, authorisation, issued_at, created_at, updated_at
  ), ${insertRows(`$${LINES}`, `$${LINES + 1}`)}
  SELECT id, uuid, number, invoice_number, authorisation, issued_at, created_at, updated_at FROM invoices`;
