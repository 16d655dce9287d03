import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { negated } from '../../../src/common/money.js';
import type { InvoiceView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';

type TaxOfDocument = InvoiceView['taxes'][number];

/** What a document comes to, stored or not yet. */
export interface Amounts extends Pick<
  InvoiceView,
  'currency' | 'subtotal' | 'tax_total' | 'surcharge_total' | 'withholding_total' | 'total'
> {
  taxes: readonly Omit<TaxOfDocument, 'position'>[];
}

interface Row {
  key: string;
  label: string;
  amount: string;
}

const isSome = (exact: string) => /[1-9]/.test(exact);

/** From the subtotal over each tax to the total. */
export function DocumentTotals({ amounts }: { amounts: Amounts }) {
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const rows = useRows(amounts);
  return (
    <Table aria-label={t('totals')} withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
      <Table.Tbody>
        {rows.map(({ key, label, amount }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" fw={400} c="dimmed">
              {label}
            </Table.Th>
            <Table.Td ta="right" className="numeric">
              {money(amount, amounts.currency)}
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row" fz="md">
            {t('total')}
          </Table.Th>
          <Table.Td ta="right" className="numeric" fw={700} fz="lg">
            {money(amounts.total, amounts.currency)}
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function useRows({ subtotal, taxes, withholding_total, currency }: Amounts): Row[] {
  const { t } = useTranslation('invoices');
  const { money, number } = useFormats();
  const rowsOf = (one: Amounts['taxes'][number], index: number): Row[] => {
    const base = money(one.base, currency);
    const name = one.tax_code ?? t('tax');
    const label = one.rate === null ? t('taxGiven') : t('taxOf', { name, rate: number(one.rate), base });
    const surcharge = { rate: number(one.surcharge_rate), base };
    const rows = [
      { key: `tax-${index}`, label, amount: one.tax, isShown: one.rate === null || one.tax_code !== null },
      {
        key: `surcharge-${index}`,
        label: t('surchargeOf', surcharge),
        amount: one.surcharge,
        isShown: isSome(one.surcharge_rate),
      },
    ];
    return rows.filter(({ isShown }) => isShown);
  };
  return [
    { key: 'subtotal', label: t('subtotal'), amount: subtotal },
    ...taxes.flatMap(rowsOf),
    ...(isSome(withholding_total)
      ? // What is withheld is taken off.
        [{ key: 'withholding', label: t('withholding'), amount: negated(withholding_total) }]
      : []),
  ];
}
