import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from './webhooks.js';

/** Why a webhook tells nothing, or what failed last; nothing where all is well. */
export function WebhookTrouble({ webhook: { status, last_error } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  if (status === 'enabled' && !last_error) return null;
  const kind = status === 'enabled' ? 'failing' : status;
  return (
    <Alert
      color={status === 'disabled' ? 'gray' : 'red'}
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`${kind}Title`)}
    >
      <Text size="sm">{t(`${kind}Text`)}</Text>
      {last_error && (
        <Text size="sm" mt={4} ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {last_error}
        </Text>
      )}
    </Alert>
  );
}
