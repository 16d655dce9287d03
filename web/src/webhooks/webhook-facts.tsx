import { Anchor, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { usePersonName } from '../common/people.js';
import type { Webhook } from './webhooks.js';

export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { moment } = useFormats();
  const { url, events, created_at, updated_at, last_failure_at } = webhook;
  const told = events.length > 0 && (
    <List size="sm">
      {events.map((name) => (
        <List.Item key={name}>{t(`event.${name}`)}</List.Item>
      ))}
    </List>
  );
  return (
    <Facts
      facts={[
        [t('url'), url],
        [t('events'), told || t('noEvents')],
        [
          t('maker'),
          <Stack key="maker" gap={2}>
            <Maker webhook={webhook} />
            <Text size="xs" c="dimmed">
              {t('makerText')}
            </Text>
          </Stack>,
        ],
        [t('createdAt'), moment(created_at)],
        [t('changedAt'), moment(updated_at)],
        [t('lastError'), moment(last_failure_at)],
      ]}
    />
  );
}

/** By whose access it tells what it tells. */
function Maker({ webhook: { maker_user_id, maker_key_id } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const nameOf = usePersonName();
  if (maker_user_id !== null)
    return (
      <Anchor component={Link} to={`/users/${maker_user_id}`} size="sm">
        {nameOf(maker_user_id) ?? t('makerPerson')}
      </Anchor>
    );
  if (maker_key_id !== null)
    return (
      <Anchor component={Link} to={`/integrations/${maker_key_id}`} size="sm">
        {t('makerKey')}
      </Anchor>
    );
  return t('makerInstallation');
}
