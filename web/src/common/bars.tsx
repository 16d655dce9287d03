import { BarChart } from '@mantine/charts';
import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figures } from './figures.js';

/** Told apart in both themes, and in the legend and the table by their names. */
const COLOURS = ['var(--chart-first)', 'var(--chart-second)'];

/** The bars of figures; how long they are is all that is taken from an amount as a float. */
export default function Bars({ bars, series, written }: Figures) {
  const { i18n } = useTranslation();
  const short = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
  const data = bars.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map(({ key }) => [key, Number(values[key] ?? 0)])),
  }));
  return (
    <BarChart
      h={300}
      data={data}
      dataKey="label"
      series={series.map(({ key, title }, index) => ({ name: key, label: title, color: COLOURS[index]! }))}
      withLegend={series.length > 1}
      legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
      tickLine="none"
      gridAxis="x"
      maxBarWidth={48}
      valueFormatter={(value) => short.format(value)}
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false }}
      tooltipProps={{ content: <Tooltip figures={{ bars, series, written }} /> }}
    />
  );
}

interface TooltipProps {
  figures: Figures;
  /** The bar that is pointed at; the chart fills it in. */
  label?: string;
}

function Tooltip({ label, figures: { bars, series, written } }: TooltipProps) {
  const bar = bars.find((one) => one.label === label);
  if (!bar) return null;
  return (
    <Paper withBorder shadow="md" p="xs">
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {series.map(({ key, title }) => (
        <Text key={key} size="sm">
          {title}: {written(bar.values[key] ?? '0')}
        </Text>
      ))}
    </Paper>
  );
}
