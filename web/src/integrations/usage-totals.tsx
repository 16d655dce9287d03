import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UsageCounted } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { COUNTS } from './counts.js';

export function UsageTotals({ totals }: { totals: UsageCounted }) {
  const { t } = useTranslation('integrations');
  const { number } = useFormats();
  return (
    <Group component="dl" m={0} gap="xl">
      {COUNTS.map(({ name }) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {t(`usage.${name}`)}
          </Text>
          <Text component="dd" m={0} fz="xl" fw={600} className="numeric">
            {number(totals[name])}
          </Text>
        </div>
      ))}
    </Group>
  );
}
