import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { usageOf } from '../api/generated/index.js';
import type { UsageView } from '../api/generated/index.js';
import { EmptyState } from '../common/empty-state.js';
import { Loaded } from '../common/loaded.js';
import { Section } from '../common/section.js';
import { UsageChart } from './usage-chart.js';
import { UsageShares } from './usage-shares.js';
import { UsageTotals } from './usage-totals.js';

type Step = UsageView['by'];
const STEPS: readonly Step[] = ['minute', 'hour', 'day'];
/** A call shows up as it happens; a page that nobody looks at asks for nothing. */
const REFRESH_MS = 5_000;

const usage = (id: number, by: Step) =>
  queryOptions({
    queryKey: ['api-keys', id, 'usage', by],
    queryFn: () => record(usageOf({ path: { id }, query: { by } })),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

/** What a key was used for, lately or over a month, as it happens. */
export function Usage({ id }: { id: number }) {
  const { t } = useTranslation('integrations');
  const [by, setBy] = useState<Step>('hour');
  const query = useQuery(usage(id, by));
  return (
    <Section
      title={t('usage.title')}
      text={t('usage.text')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('usage.range')}
          value={by}
          onChange={setBy}
          data={STEPS.map((value) => ({ value, label: t(`usage.ranges.${value}`) }))}
        />
      }
    >
      <Loaded query={query}>
        {(view) =>
          view.totals.calls === 0 ? (
            <EmptyState title={t('usage.none')} text={t('usage.noneText')} />
          ) : (
            <Stack>
              <Group justify="space-between" align="flex-end">
                <UsageTotals totals={view.totals} />
                {view.by === 'day' && (
                  <Text size="xs" c="dimmed">
                    {t('usage.utcDays')}
                  </Text>
                )}
              </Group>
              <UsageChart view={view} />
              <UsageShares view={view} />
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}
