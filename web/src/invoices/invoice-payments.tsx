import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceView, Payment } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';
import { Section } from '../common/section.js';
import { useMay } from '../session/session.js';
import { RemovePaymentDialog } from './actions/remove-payment-dialog.js';
import { allPaymentMethods } from './choices.js';
import { paymentsOf } from './invoices.js';

/** As the server calls the method of a payment that names none. */
const UNNAMED_METHOD = 'manual';

export function InvoicePayments({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  const query = useQuery(paymentsOf(invoice.id));
  const [removed, setRemoved] = useState<Payment | null>(null);
  const columns = useColumns(invoice.currency, setRemoved);
  return (
    <Section title={t('payments')}>
      <Loaded query={query}>
        {(payments) =>
          payments.length > 0 ? (
            <RecordTable label={t('payments')} rows={payments} columns={columns} keyOf={({ id }) => id} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('noPayments')}
            </Text>
          )
        }
      </Loaded>
      <RemovePaymentDialog payment={removed} currency={invoice.currency} onClose={() => setRemoved(null)} />
    </Section>
  );
}

function useColumns(currency: string, remove: (payment: Payment) => void): Column<Payment>[] {
  const { t } = useTranslation(['invoices', 'common']);
  const { date, money } = useFormats();
  const may = useMay();
  const { data: methods = [] } = useQuery(allPaymentMethods);
  const nameOf = (code: string) =>
    methods.find((method) => method.code === code)?.name ?? (code === UNNAMED_METHOD ? t('notSaid') : code);
  const columns: Column<Payment>[] = [
    { key: 'paid_on', title: t('paidOn'), nowrap: true, cell: ({ paid_on }) => date(paid_on) },
    {
      key: 'method',
      title: t('paymentMethod'),
      from: 'xs',
      cell: ({ payment_method }) => nameOf(payment_method),
    },
    { key: 'reference', title: t('reference'), from: 'sm', cell: ({ reference }) => reference || '–' },
    { key: 'amount', title: t('amount'), numeric: true, cell: ({ amount }) => money(amount, currency) },
  ];
  if (!may('payments', 'delete')) return columns;
  const removal: Column<Payment> = {
    key: 'remove',
    title: t('common:actions'),
    numeric: true,
    cell: (payment) => (
      <Tooltip label={t('removePayment')}>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('removePaymentOf', { amount: money(payment.amount, currency) })}
          onClick={() => remove(payment)}
        >
          <IconTrash size={18} />
        </ActionIcon>
      </Tooltip>
    ),
  };
  return [...columns, removal];
}
