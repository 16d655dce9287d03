import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert.js';

/** In place of what could not be loaded. */
export function ProblemState({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start" py="md">
      <ProblemAlert error={error} />
      <Button variant="default" onClick={onRetry}>
        {t('tryAgain')}
      </Button>
    </Stack>
  );
}
