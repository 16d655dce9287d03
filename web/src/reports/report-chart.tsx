import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/generated/index.js';
import { Charted } from '../common/charted.js';
import { useFormats } from '../common/formats.js';
import { Ranked } from '../common/ranked.js';
import { titleIn, useBars } from './chart-bars.js';
import { currenciesOf, salesByClient } from './chart-rows.js';

/** What a report looks like, one currency at a time; nothing for a template without a chart. */
export function ReportChart({ report }: { report: Report }) {
  const { t } = useTranslation('reports');
  const currencies = currenciesOf(report);
  const [chosen, choose] = useState<string>();
  const currency = currencies.find((one) => one === chosen) ?? currencies[0]!;
  return (
    <Stack>
      {currencies.length > 1 && (
        <Group gap="sm">
          <Text size="sm" fw={600}>
            {t('currency')}
          </Text>
          <SegmentedControl
            size="xs"
            data={currencies}
            value={currency}
            onChange={choose}
            aria-label={t('currency')}
          />
        </Group>
      )}
      {report.template === 'sales-by-client' ? (
        <TopClients report={report} currency={currency} />
      ) : (
        <Bars report={report} currency={currency} />
      )}
    </Stack>
  );
}

interface Props {
  report: Report;
  currency: string;
}

function Bars({ report, currency }: Props) {
  const chart = useBars(report, currency);
  return chart && <Charted label={report.title} {...chart} />;
}

function TopClients({ report, currency }: Props) {
  const { t } = useTranslation('reports');
  const { money } = useFormats();
  const rows = salesByClient(report, currency);
  return (
    <Ranked
      label={t('topClients', { count: rows.length })}
      columns={[titleIn(report, 'client'), titleIn(report, 'total')]}
      rows={rows}
      written={(amount) => money(amount, currency)}
    />
  );
}
