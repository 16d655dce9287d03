import { randomUUID } from 'node:crypto';
import { invalid, Language, Problem, ProblemDetail, RecordErrors } from '../common/problem.js';
import { sayFlaw } from './batch-words.js';
import { isBlank, Refused, text } from './field-readers.js';
import { plainNif } from './nif.js';
import { isObject, readInvoice, SentInvoice } from './sent-invoice.js';

export const MOST_INVOICES = 5000;

/** What is told of one invoice. */
const MOST_FLAWS = 20;

const readName = text(255);

/** An invoice that can be read, beside the words in which it came. */
export interface TakenInvoice {
  invoice: SentInvoice & { external_invoice_id: string };
  request: object;
}

/** The list in a body, and the sender's name for it. A body that holds none is refused as a whole. */
export function batchIn(body: unknown): { external_batch_id: string; invoices: unknown[] } {
  const batch = isObject(body) ? body.invoice_batch : undefined;
  if (!isObject(batch)) throw missing('invoice_batch');
  const { invoices, external_batch_id } = batch;
  if (isBlank(invoices) || (Array.isArray(invoices) && invoices.length === 0))
    throw missing('invoice_batch.invoices');
  if (!Array.isArray(invoices)) throw invalid('invoice_batch.invoices', 'isArray');
  if (invoices.length > MOST_INVOICES) {
    throw invalid('invoice_batch.invoices', 'arrayMaxSize', `a batch has at most ${MOST_INVOICES} invoices`);
  }
  const name = isBlank(external_batch_id) ? `batch-${randomUUID()}` : readName(external_batch_id);
  if (name instanceof Refused) throw invalid('invoice_batch.external_batch_id', 'isString');
  return { external_batch_id: name, invoices };
}

function missing(field: string): Problem {
  return new Problem('parameter_missing', { details: [{ field, code: 'required' }] });
}

/** Tells the invoices that can be issued, as far as their own words go, from those that cannot. */
export class BatchIntake {
  readonly taken = new Map<string, TakenInvoice>();
  private readonly names = new Set<string>();
  private readonly texts = new Map<string, string[]>();

  constructor(
    private readonly issuerNif: string,
    private readonly language: Language,
  ) {}

  /** `index` names an invoice that has no name of its own. */
  add(sent: unknown, index: number): void {
    const { invoice, flaws } = readInvoice(sent);
    const { external_invoice_id: name = `invoices[${index}]`, issuer_nif } = invoice;
    if (issuer_nif !== undefined && !isSameNif(issuer_nif, this.issuerNif))
      flaws.push({ field: 'issuer_nif', code: 'other_nif' });
    if (this.names.has(name)) flaws.push({ field: 'external_invoice_id', code: 'repeated' });
    this.names.add(name);
    if (flaws.length > 0) this.refuse(name, flaws);
    else
      this.taken.set(name, { invoice: { ...invoice, external_invoice_id: name }, request: sent as object });
  }

  /** What was issued, or will be, in an earlier batch is not issued once more. */
  refuseKnown(names: readonly string[]): void {
    for (const name of names) {
      this.taken.delete(name);
      this.refuse(name, [{ field: 'external_invoice_id', code: 'already_sent' }]);
    }
  }

  get errors(): RecordErrors | undefined {
    return this.texts.size > 0 ? Object.fromEntries(this.texts) : undefined;
  }

  private refuse(name: string, flaws: readonly ProblemDetail[]): void {
    const earlier = this.texts.get(name) ?? [];
    const texts = flaws.map((flaw) => sayFlaw(flaw, this.language));
    this.texts.set(name, [...earlier, ...texts].slice(0, MOST_FLAWS));
  }
}

/** However it is spelled: `B-12345674`, `ES B12345674`. */
function isSameNif(one: string, other: string): boolean {
  return plainNif(one).replace(/^ES/, '') === plainNif(other).replace(/^ES/, '');
}
