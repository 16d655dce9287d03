import { Checkbox, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../common/country-select.js';
import { Section } from '../common/section.js';
import { useProfile } from '../session/session.js';
import type { ClientValues } from './client-values.js';

interface Props {
  form: UseFormReturnType<ClientValues>;
}

const COLUMNS = { base: 1, sm: 2 };

export function IdentityFields({ form }: Props) {
  const { t } = useTranslation('clients');
  return (
    <Section title={t('who')}>
      <SimpleGrid cols={COLUMNS}>
        <TextInput label={t('name')} required maxLength={200} {...form.getInputProps('name')} />
        <TextInput label={t('taxId')} maxLength={40} {...form.getInputProps('tax_id')} />
        <CountrySelect label={t('country')} {...form.getInputProps('country')} />
      </SimpleGrid>
      <SimpleGrid cols={COLUMNS}>
        <Flag form={form} name="customer" />
        <Flag form={form} name="supplier" />
      </SimpleGrid>
    </Section>
  );
}

export function ContactFields({ form }: Props) {
  const { t } = useTranslation('clients');
  return (
    <Section title={t('contact')} text={t('contactText')}>
      <SimpleGrid cols={COLUMNS}>
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('phone')}
          type="tel"
          autoComplete="off"
          maxLength={40}
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('address')}
          autoComplete="off"
          maxLength={300}
          {...form.getInputProps('address')}
        />
        <TextInput
          label={t('postalCode')}
          autoComplete="off"
          maxLength={20}
          {...form.getInputProps('postal_code')}
        />
        <TextInput label={t('city')} autoComplete="off" maxLength={100} {...form.getInputProps('city')} />
        <TextInput
          label={t('province')}
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('province')}
        />
      </SimpleGrid>
    </Section>
  );
}

export function DetailFields({ form }: Props) {
  const { t } = useTranslation('clients');
  const { country } = useProfile().company;
  const isNew = !form.getInitialValues().code;
  const isSpanish = country === 'ES' || form.values.surcharge;
  return (
    <Section title={t('details')}>
      <SimpleGrid cols={COLUMNS}>
        <TextInput
          label={t('code')}
          description={isNew ? t('codeMade') : undefined}
          maxLength={10}
          {...form.getInputProps('code')}
        />
        {form.values.supplier && (
          <TextInput
            label={t('supplierCode')}
            description={isNew ? t('codeMade') : undefined}
            maxLength={10}
            {...form.getInputProps('supplier_code')}
          />
        )}
      </SimpleGrid>
      <Textarea label={t('notes')} autosize minRows={2} maxLength={4000} {...form.getInputProps('notes')} />
      <SimpleGrid cols={COLUMNS}>
        <Flag form={form} name="active" />
        {isSpanish && <Flag form={form} name="surcharge" />}
      </SimpleGrid>
    </Section>
  );
}

function Flag({ form, name }: Props & { name: 'customer' | 'supplier' | 'active' | 'surcharge' }) {
  const { t } = useTranslation('clients');
  return (
    <Checkbox
      label={t(name)}
      description={t(`${name}Text`)}
      {...form.getInputProps(name, { type: 'checkbox' })}
    />
  );
}
