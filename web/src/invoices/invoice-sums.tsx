import { Divider, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Section } from '../common/section.js';
import { DocumentTotals } from './document-totals.js';
import { isOwed } from './invoices.js';

/** What it comes to, and what became of that. */
export function InvoiceSums({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  return (
    <Section title={t('totals')}>
      <DocumentTotals amounts={invoice} />
      {isOwed(invoice) && (
        <>
          <Divider />
          <Settled invoice={invoice} />
        </>
      )}
    </Section>
  );
}

function Settled({ invoice: { credited_total, paid_total, balance, currency } }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const isOverpaid = balance.startsWith('-');
  const rows = [
    [t('credited'), credited_total],
    [t('paid'), paid_total],
    isOverpaid ? [t('inFavour'), balance.slice(1)] : [t('owed'), balance],
  ] as const;
  return (
    <dl style={{ margin: 0 }}>
      {rows.map(([name, amount], index) => (
        <Group key={name} justify="space-between" fz="sm" fw={index === rows.length - 1 ? 700 : undefined}>
          <Text component="dt" inherit>
            {name}
          </Text>
          <Text component="dd" m={0} className="numeric" inherit>
            {money(amount, currency)}
          </Text>
        </Group>
      ))}
    </dl>
  );
}
