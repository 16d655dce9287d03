import { NumberInput, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ActingUserField } from './acting-user-field.js';
import { entriesIn } from './addresses.js';
import { ExpiryField } from './expiry-field.js';
import { errorsBelow } from './form-errors.js';
import { LIMITS } from './key-values.js';
import type { KeyValues } from './key-values.js';

/** From where a key may be used, how long, in whose name and how often. */
export function LimitFields({ form }: { form: UseFormReturnType<KeyValues> }) {
  const { t } = useTranslation('integrations');
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Textarea
        label={t('form.allowlist')}
        description={t('form.allowlistText')}
        autosize
        minRows={3}
        maxRows={12}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        {...form.getInputProps('allow_ips')}
        error={errorsBelow(form, 'allow_ips', entriesIn(form.values.allow_ips))}
      />
      <ExpiryField form={form} />
      <ActingUserField form={form} />
      <Stack gap="xs">
        <Select
          label={t('form.limit')}
          data={LIMITS.map((value) => ({ value, label: t(`form.limitKinds.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('limit')}
        />
        {form.values.limit === 'own' && (
          <SimpleGrid cols={2} spacing="xs">
            <NumberInput
              label={t('form.calls')}
              hideControls
              allowDecimal={false}
              {...form.getInputProps('rate_limit.calls')}
            />
            <NumberInput
              label={t('form.seconds')}
              hideControls
              allowDecimal={false}
              {...form.getInputProps('rate_limit.seconds')}
            />
          </SimpleGrid>
        )}
      </Stack>
    </SimpleGrid>
  );
}
