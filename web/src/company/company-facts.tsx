import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Company } from '../api/generated/index.js';
import { countryIn } from '../common/countries.js';
import { Facts } from '../common/facts.js';

/** For those who only read. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t, i18n } = useTranslation('company');
  const { name, tax_id, country, currency, timezone, address, postal_code, city, province } = company;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('readOnly')}
      </Text>
      <Facts
        facts={[
          [t('name'), name],
          [t('taxId'), tax_id],
          [t('country'), countryIn(i18n.language, country)],
          [t('currency'), currency],
          [t('timezone'), timezone],
          [t('address'), address],
          [t('postalCode'), postal_code],
          [t('city'), city],
          [t('province'), province],
          [t('email'), company.email],
          [t('phone'), company.phone],
        ]}
      />
    </>
  );
}
