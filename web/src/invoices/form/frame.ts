import { queryOptions } from '@tanstack/react-query';
import type { Client, InvoiceSummary, PaymentMethod, Series, Tax } from '../../api/generated/index.js';
import { allPaymentMethods, allSeries, allTaxes } from '../choices.js';

/** What the company's books offer to a document. */
export interface Offers {
  series: readonly Series[];
  taxes: readonly Tax[];
  methods: readonly PaymentMethod[];
}

/** All of it at once: a form is drawn when it is there. */
export const offers = queryOptions({
  queryKey: ['offers'],
  queryFn: async ({ client }): Promise<Offers> => {
    const [series, taxes, methods] = await Promise.all([
      client.fetchQuery(allSeries),
      client.fetchQuery(allTaxes),
      client.fetchQuery(allPaymentMethods),
    ]);
    return { series, taxes, methods };
  },
});

/** What is settled before a document is written. */
export interface FormFrame extends Offers {
  kind: InvoiceSummary['kind'];
  currency: string;
  /** Whom it is for, as far as that is known at the beginning. */
  client: Pick<Client, 'name' | 'surcharge'> | null;
  /** Of a note it is who has the invoice. */
  isClientFixed: boolean;
  canBeDraft: boolean;
  /** A tax for the whole document is only for drafts that came with one. */
  hasManualTax: boolean;
}

/** The series that a document takes where nobody chooses one. */
export function usualSeries({ series }: Offers, kind: FormFrame['kind']): string {
  const usual = series.find((one) => one.kind === kind && one.active && one.is_default);
  return usual ? String(usual.id) : '';
}

/** The tax that a new line begins with: the first of those in use, as the company lists them. */
export function usualTax({ taxes }: Offers): string {
  return taxes.find(({ kind, active }) => kind === 'tax' && active)?.code ?? '';
}
