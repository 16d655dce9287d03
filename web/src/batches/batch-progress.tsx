import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../common/formats.js';
import { countsOf } from './batches.js';
import type { Batch } from './batches.js';

/** How far a batch is, as a bar and in words. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const { t } = useTranslation('batches');
  const { number } = useFormats();
  const { total, issued, failed, left } = countsOf(batch);
  const share = (count: number) => (100 * count) / total;
  const written = {
    total: number(total),
    issued: number(issued),
    failed: number(failed),
    left: number(left),
  };
  const words = t(left > 0 ? 'progressGoesOn' : 'progressOf', written);
  return (
    <Stack gap={4} miw={180}>
      <Progress.Root
        size="md"
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={issued + failed}
        aria-valuetext={words}
      >
        <Progress.Section value={share(issued)} color="key" withAria={false} />
        <Progress.Section value={share(failed)} color="red" withAria={false} />
      </Progress.Root>
      <Text size="xs" c="dimmed">
        {words}
      </Text>
    </Stack>
  );
}
