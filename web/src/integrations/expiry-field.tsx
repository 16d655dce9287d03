import { Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../common/formats.js';
import { useProfile } from '../session/session.js';
import { endOf, EXPIRIES } from './key-values.js';
import type { KeyValues } from './key-values.js';

/** When a key ends: after a time that is usual, never, or at a moment on the clocks of the company. */
export function ExpiryField({ form }: { form: UseFormReturnType<KeyValues> }) {
  const { t } = useTranslation('integrations');
  const { moment } = useFormats();
  const { timezone } = useProfile().company;
  const { expiry } = form.values;
  const end = endOf(form.values, timezone);
  const meaning =
    expiry === 'never' ? t('form.neverText') : end ? t('form.endsAt', { moment: moment(end) }) : undefined;
  return (
    <Stack gap="xs">
      <Select
        label={t('form.expiry')}
        description={meaning}
        data={EXPIRIES.map((value) => ({ value, label: t(`form.expiries.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('expiry')}
      />
      {expiry === 'own' && (
        <TextInput
          type="datetime-local"
          label={t('form.expiresAt')}
          description={t('form.expiresAtText', { zone: timezone })}
          {...form.getInputProps('expires_at')}
        />
      )}
    </Stack>
  );
}
