import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormFrame } from './frame.js';
import { liveTotals } from './live-totals.js';
import type { LiveTotals } from './live-totals.js';
import { flawsOf } from './rules.js';
import type { InvoiceValues } from './values.js';

export type InvoiceFormType = UseFormReturnType<InvoiceValues>;

interface LiveForm {
  form: InvoiceFormType;
  totals: LiveTotals;
  /** Says whether the client that was chosen is charged the equivalence surcharge. */
  setSurcharge: (surcharge: boolean) => void;
}

/** The values of a form, judged as the server does, and what they come to at every stroke. */
export function useInvoiceForm({ taxes, currency, client }: FormFrame, initial: InvoiceValues): LiveForm {
  const { t } = useTranslation('invoices');
  const [surcharge, setSurcharge] = useState(client?.surcharge ?? false);
  const books = useMemo(() => ({ taxes, currency, surcharge }), [taxes, currency, surcharge]);
  const form = useForm<InvoiceValues>({
    initialValues: initial,
    validate: (values) => flawsOf(values, taxes, liveTotals(values, books).flaw, t),
  });
  const { lines, tax } = form.values;
  const totals = useMemo(() => liveTotals({ lines, tax }, books), [lines, tax, books]);
  return { form, totals, setSurcharge };
}
