import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvoiceSummary, InvoiceView } from '../../api/generated/index.js';
import { Dialog } from '../../common/dialog.js';
import { LoadingLines } from '../../common/loaded.js';
import { ProblemAlert } from '../../common/problem-alert.js';
import { invoice as invoiceById, notesOf } from '../invoices.js';
import { CreditForm } from './credit-form.js';

interface Props {
  invoice: InvoiceView;
  onClose: () => void;
}

export function CreditDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { t } = useTranslation('invoices');
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t('creditTitle')} size="xl">
      <WithNotes {...props} />
    </Dialog>
  );
}

const isInForce = ({ kind, state }: InvoiceSummary) => kind === 'credit_note' && state === 'issued';

/** What earlier credit notes took back decides on what is left. */
function WithNotes({ invoice, onClose }: Props) {
  const notes = useQuery({ ...notesOf(invoice.id), staleTime: 0 });
  const whole = useQueries({
    queries: (notes.data ?? []).filter(isInForce).map(({ id }) => invoiceById(String(id))),
    combine: (all) => ({
      read: all.map(({ data }) => data).filter((data) => data !== undefined),
      isPending: all.some(({ isPending }) => isPending),
      error: all.find(({ error }) => error)?.error ?? null,
    }),
  });
  const error = notes.error ?? whole.error;
  if (error) return <ProblemAlert error={error} />;
  if (notes.isPending || whole.isPending) return <LoadingLines />;
  return <CreditForm invoice={invoice} notes={whole.read} onClose={onClose} />;
}
