import { Checkbox, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { eventsOf, GROUPS } from './events.js';
import type { WebhookForm } from './webhook-values.js';

export function WebhookFields({ form }: { form: WebhookForm }) {
  const { t } = useTranslation('webhooks');
  return (
    <Stack gap="lg">
      <TextInput
        label={t('name')}
        description={t('nameText')}
        maxLength={150}
        maw={520}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('url')}
        description={t('urlText')}
        type="url"
        maxLength={2000}
        maw={520}
        {...form.getInputProps('url')}
      />
      <Checkbox.Group label={t('events')} description={t('eventsText')} {...form.getInputProps('events')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm" spacing="lg">
          {GROUPS.map((group) => (
            <Stack key={group} gap="xs" role="group" aria-label={t(`groups.${group}`)}>
              <Text size="sm" fw={600}>
                {t(`groups.${group}`)}
              </Text>
              {eventsOf(group).map((name) => (
                <Checkbox key={name} value={name} label={t(`event.${name}`)} description={name} />
              ))}
            </Stack>
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </Stack>
  );
}
