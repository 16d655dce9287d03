import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { DeliveryWithBody } from '../api/generated/index.js';
import { CopiedValue } from '../common/copied-value.js';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { useEventWords } from './event-words.js';
import { Replay } from './replay.js';
import { DeliveryState } from './states.js';
import { delivery, webhook } from './webhooks.js';

export function DeliveryPage() {
  const { t } = useTranslation('webhooks');
  const params = useParams();
  const [id, deliveryId] = [Number(params.id), Number(params.deliveryId)];
  const { data: of } = useQuery(webhook(id));
  const query = useQuery(delivery(id, deliveryId));
  return (
    <Page
      title={t('delivery', { number: query.data?.sequence ?? '' })}
      badge={query.data && <DeliveryState status={query.data.status} />}
      back={{ to: `/webhooks/${id}`, label: of?.name ?? t('title') }}
      actions={of && query.data && <Replay webhook={of} delivery={query.data} />}
    >
      <Loaded query={query}>{(found) => <DeliverySections found={found} />}</Loaded>
    </Page>
  );
}

function DeliverySections({ found }: { found: DeliveryWithBody }) {
  const { t } = useTranslation('webhooks');
  const { moment, number } = useFormats();
  const say = useEventWords();
  const { event, attempts, next_attempt_at, response_status, duration_ms, response_excerpt } = found;
  const { message_id, sequence, created_at, delivered_at, error, body } = found;
  return (
    <Stack>
      {error && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t('failure')}>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {error}
          </Text>
        </Alert>
      )}
      <Section title={t('facts')}>
        <Facts
          facts={[
            [t('what'), `${say(event)} (${event})`],
            [t('when'), moment(created_at)],
            [t('deliveredAt'), moment(delivered_at)],
            [t('attempts'), number(attempts)],
            [t('answer'), response_status ?? (attempts > 0 ? t('noAnswer') : null)],
            [t('duration'), duration_ms === null ? null : t('ms', { duration: duration_ms })],
            ...(next_attempt_at ? [[t('nextAttempt'), moment(next_attempt_at)] as const] : []),
            [t('sequence'), number(sequence)],
            [t('messageId'), message_id],
          ]}
        />
      </Section>
      <Section title={t('sent')}>
        {body === null ? (
          <Text size="sm">{t('sentHidden')}</Text>
        ) : (
          <CopiedValue label={t('sent')} value={JSON.stringify(JSON.parse(body), null, 2)} lines />
        )}
      </Section>
      {response_status !== null && (
        <Section title={t('answered')} text={t('answerText')}>
          {response_excerpt ? (
            <CopiedValue label={t('answered')} value={response_excerpt} lines />
          ) : (
            <Text size="sm">{t('emptyAnswer')}</Text>
          )}
        </Section>
      )}
    </Stack>
  );
}
