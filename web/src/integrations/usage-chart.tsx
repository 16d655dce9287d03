import { AreaChart } from '@mantine/charts';
import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageOfStep, UsageView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { RecordTable } from '../common/record-table.js';
import { COUNTS } from './counts.js';

const HEIGHT = 240;

/** Calls step by step: as a picture, and as a table for whoever does not see it. */
export function UsageChart({ view: { by, series } }: { view: UsageView }) {
  const { t } = useTranslation('integrations');
  const { date, moment, time, number } = useFormats();
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  const short = (at: string) => (by === 'day' ? date(at.slice(0, 10)) : time(at));
  const long = (at: string) => (by === 'day' ? date(at.slice(0, 10)) : moment(at));
  const withCalls = series.filter(({ calls }) => calls > 0).toReversed();
  return (
    <Stack gap="xs">
      <div role="img" aria-label={t('usage.chart')}>
        <AreaChart
          h={HEIGHT}
          data={series}
          dataKey="at"
          series={COUNTS.map(({ name, ...line }) => ({ name, label: t(`usage.${name}`), ...line }))}
          curveType="linear"
          withDots={false}
          withLegend
          accessibilityLayer={false}
          valueFormatter={number}
          xAxisProps={{ tickFormatter: short, minTickGap: 24 }}
          yAxisProps={{ allowDecimals: false, width: 44 }}
          tooltipProps={{ labelFormatter: (at) => (typeof at === 'string' ? long(at) : '') }}
        />
      </div>
      <div>
        <Button variant="subtle" size="xs" onClick={toggle} aria-expanded={opened} aria-controls={id}>
          {t('usage.asTable')}
        </Button>
      </div>
      <div id={id} hidden={!opened}>
        {opened && (
          <RecordTable<UsageOfStep>
            label={t('usage.chart')}
            dense
            rows={withCalls}
            keyOf={({ at }) => at}
            columns={[
              { key: 'at', title: t('usage.time'), cell: ({ at }) => long(at) },
              ...COUNTS.map(({ name }) => ({
                key: name,
                title: t(`usage.${name}`),
                numeric: true,
                cell: (row: UsageOfStep) => number(row[name]),
              })),
            ]}
          />
        )}
      </div>
    </Stack>
  );
}
