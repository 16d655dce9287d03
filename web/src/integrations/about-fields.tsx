import { Checkbox, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { KEY_FORMATS } from './key-values.js';
import type { KeyValues } from './key-values.js';

interface Props {
  form: UseFormReturnType<KeyValues>;
  /** The format stays as it was made. */
  isNew: boolean;
}

export function AboutFields({ form, isNew }: Props) {
  const { t } = useTranslation('integrations');
  return (
    <Stack>
      <TextInput
        label={t('form.name')}
        description={t('form.nameText')}
        withAsterisk
        autoComplete="off"
        maw={480}
        {...form.getInputProps('name')}
      />
      {isNew && (
        <Radio.Group
          label={t('form.format')}
          description={t('form.formatText')}
          {...form.getInputProps('format')}
        >
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
            {KEY_FORMATS.map((format) => (
              <Radio
                key={format}
                value={format}
                label={t(`formats.${format}`)}
                description={t(`form.formatTexts.${format}`)}
              />
            ))}
          </SimpleGrid>
        </Radio.Group>
      )}
      {isNew && form.values.format === 'org' && (
        <Checkbox label={t('form.test')} {...form.getInputProps('test', { type: 'checkbox' })} />
      )}
    </Stack>
  );
}
