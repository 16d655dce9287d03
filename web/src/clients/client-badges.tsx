import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '../api/generated/index.js';

/** What business is done with a client, and whether it is over. */
export function ClientBadges({ client: { customer, supplier, active } }: { client: Client }) {
  const { t } = useTranslation('clients');
  return (
    <Group gap={4}>
      {customer && <Badge color="key">{t('customer')}</Badge>}
      {supplier && <Badge color="blue">{t('supplier')}</Badge>}
      {!active && <Badge color="gray">{t('inactive')}</Badge>}
    </Group>
  );
}
