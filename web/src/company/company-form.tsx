import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { companiesUpdate } from '../api/generated/index.js';
import type { Company } from '../api/generated/index.js';
import { changed } from '../common/changed.js';
import { countryIn } from '../common/countries.js';
import { Facts } from '../common/facts.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { useFormSave } from '../common/record-form.js';
import { isField } from '../common/save.js';
import { Unsaved } from '../common/unsaved.js';
import { COMPANY } from './company.js';
import { bodyOf, valuesOf } from './company-values.js';
import type { CompanyValues } from './company-values.js';

/** Those of the browser, and the one that the company has: a zone has several names. */
const timeZones = (own: string) =>
  [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();

export function CompanyForm({ company }: { company: Company }) {
  const { t, i18n } = useTranslation(['company', 'common']);
  const [before, setBefore] = useState(() => valuesOf(company));
  const form = useForm<CompanyValues>({
    initialValues: before,
    validate: {
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      tax_id: (value) => (value.trim() ? null : t('taxIdNeeded')),
      timezone: (value) => (value ? null : t('timezoneNeeded')),
      email: (value) => (value ? isEmail(t('emailInvalid'))(value) : null),
    },
  });
  const { save, submit } = useFormSave(form, {
    work: (values: CompanyValues) =>
      record(companiesUpdate({ path: { id: company.id }, body: bodyOf(changed(before, values)) })),
    // The company's name and time zone show everywhere.
    changes: [COMPANY, 'session'],
    done: () => t('saved'),
    onSaved: (saved) => {
      setBefore(valuesOf(saved));
      form.setInitialValues(valuesOf(saved));
      form.reset();
    },
  });
  const text = (name: keyof CompanyValues, label: string, maxLength: number, type = 'text') => (
    <TextInput label={label} maxLength={maxLength} type={type} {...form.getInputProps(name)} />
  );
  return (
    <form onSubmit={submit} noValidate>
      <Unsaved dirty={form.isDirty()} />
      <Stack>
        <ProblemAlert error={save.error} shown={({ field }) => isField(form, field)} />
        <Facts
          facts={[
            [t('country'), countryIn(i18n.language, company.country)],
            [t('currency'), company.currency],
          ]}
          cols={2}
        />
        <Text size="xs" c="dimmed">
          {t('fixed')}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {text('name', t('name'), 200)}
          {text('tax_id', t('taxId'), 40)}
          {text('address', t('address'), 300)}
          {text('postal_code', t('postalCode'), 20)}
          {text('city', t('city'), 100)}
          {text('province', t('province'), 100)}
          <TextInput
            label={t('email')}
            description={t('emailText')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            type="email"
            maxLength={254}
            {...form.getInputProps('email')}
          />
          {text('phone', t('phone'), 40, 'tel')}
          <Select
            label={t('timezone')}
            description={t('timezoneText')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            data={timeZones(company.timezone)}
            searchable
            limit={100}
            allowDeselect={false}
            nothingFoundMessage={t('common:nothingFits')}
            {...form.getInputProps('timezone')}
          />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
