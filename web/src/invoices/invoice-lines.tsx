import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';

type Line = InvoiceView['lines'][number];

export function InvoiceLines({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  return (
    <RecordTable
      label={t('lines')}
      rows={invoice.lines}
      columns={useColumns(invoice.currency)}
      keyOf={({ position }) => position}
    />
  );
}

function useColumns(currency: string): Column<Line>[] {
  const { t } = useTranslation('invoices');
  const { money, price, number } = useFormats();
  const discountOf = ({ discount_percent }: Line) =>
    /[1-9]/.test(discount_percent) ? `${number(discount_percent)} %` : null;
  /** What the columns that a narrow screen leaves out would say. */
  const inShort = (line: Line) => [
    `${number(line.quantity)} × ${price(line.unit_price, currency)}`,
    discountOf(line) && `− ${discountOf(line)}`,
    line.tax_code,
    line.withholding_code,
  ];
  return [
    {
      key: 'description',
      title: t('description'),
      cell: (line) => (
        <>
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {line.description}
          </Text>
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            {inShort(line).filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'quantity',
      title: t('quantity'),
      numeric: true,
      from: 'sm',
      cell: ({ quantity }) => number(quantity),
    },
    {
      key: 'unit_price',
      title: t('unitPrice'),
      numeric: true,
      from: 'sm',
      cell: ({ unit_price }) => price(unit_price, currency),
    },
    {
      key: 'discount',
      title: t('discount'),
      numeric: true,
      from: 'sm',
      cell: (line) => discountOf(line) ?? '–',
    },
    { key: 'tax', title: t('tax'), from: 'sm', cell: ({ tax_code }) => tax_code ?? '–' },
    {
      key: 'withholding',
      title: t('withholding'),
      from: 'sm',
      cell: ({ withholding_code }) => withholding_code ?? '–',
    },
    { key: 'net', title: t('net'), numeric: true, cell: ({ net }) => money(net, currency) },
  ];
}
