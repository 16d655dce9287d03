import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Decimal } from '../../../src/common/money.js';
import type { ReportRow } from '../reports/reports.js';
import { Figure } from './figure.js';
import { amountsIn, useReceivables, useSalesByMonth, useToday } from './home-reports.js';

const total = (row: ReportRow) => String(row.total);
const overdue = (row: ReportRow) => new Decimal(total(row)).minus(String(row.not_due)).toFixed();

/** What is owed and what was invoiced, at a glance. */
export function Figures() {
  const { t } = useTranslation('home');
  const receivables = useReceivables();
  const sales = useSalesByMonth();
  const thisMonth = useToday().slice(0, 7);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
      <Figure
        title={t('owed')}
        to="/reports/aged-receivables"
        query={receivables}
        amounts={({ totals }) => amountsIn(totals, total)}
      />
      <Figure
        title={t('overdue')}
        to="/invoices?status=overdue"
        query={receivables}
        amounts={({ totals }) => amountsIn(totals, overdue)}
      />
      <Figure
        title={t('thisMonth')}
        to="/reports/sales-by-month"
        query={sales}
        amounts={({ rows }) =>
          amountsIn(
            rows.filter(({ month }) => month === thisMonth),
            total,
          )
        }
      />
      <Figure
        title={t('twelveMonths')}
        to="/reports/sales-by-month"
        query={sales}
        amounts={({ totals }) => amountsIn(totals, total)}
      />
    </SimpleGrid>
  );
}
