import { useTranslation } from 'react-i18next';
import type { Report } from '../api/generated/index.js';
import type { Figures } from '../common/figures.js';
import { useFormats } from '../common/formats.js';
import type { Formats } from '../common/formats.js';
import { inCurrency } from './chart-rows.js';
import type { ReportRow } from './reports.js';

const BUCKETS = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'];

type Bar = Figures['bars'][number];

interface Shape {
  /** The columns whose amounts are drawn. */
  series: readonly string[];
  bars: (report: Report, currency: string, formats: Formats) => readonly Bar[];
}

/** The templates that are drawn as bars. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'aged-receivables': {
    series: ['total'],
    bars: (report, currency) => {
      const [sums = {}] = inCurrency(report.totals, currency);
      return BUCKETS.map((key) => ({ label: titleIn(report, key), values: { total: amountIn(sums, key) } }));
    },
  },
  'sales-by-month': {
    series: ['total', 'due'],
    bars: ({ rows }, currency, { month }) =>
      inCurrency(rows, currency).map((row) => ({
        label: month(String(row.month)),
        values: { total: amountIn(row, 'total'), due: amountIn(row, 'due') },
      })),
  },
  'vat-book': {
    series: ['tax'],
    bars: ({ totals }, currency, { number }) =>
      inCurrency(totals, currency)
        .filter(({ rate }) => rate !== null)
        .map((row) => ({
          label: `${row.tax_code ?? ''} ${number(row.rate!)} %`.trim(),
          values: { tax: amountIn(row, 'tax') },
        })),
  },
};

/** What `Charted` shows of a report; undefined for a template that is not drawn as bars. */
export function useBars(report: Report, currency: string) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const shape = SHAPES[report.template];
  if (!shape) return undefined;
  const of = {
    'aged-receivables': t('daysOverdue'),
    'sales-by-month': titleIn(report, 'month'),
    'vat-book': titleIn(report, 'tax_code'),
  }[report.template];
  return {
    of: of ?? '',
    bars: shape.bars(report, currency, formats),
    series: shape.series.map((key) => ({ key, title: titleIn(report, key) })),
    written: (amount: string) => formats.money(amount, currency),
  };
}

export const titleIn = ({ columns }: Report, key: string) =>
  columns.find((column) => column.key === key)?.title ?? key;

const amountIn = (row: ReportRow, key: string) => String(row[key] ?? '0');
