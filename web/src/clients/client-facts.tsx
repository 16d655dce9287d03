import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '../api/generated/index.js';
import { countryIn } from '../common/countries.js';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { Section } from '../common/section.js';

export function ClientFacts({ client }: { client: Client }) {
  const { t, i18n } = useTranslation(['clients', 'common']);
  const { moment } = useFormats();
  const { email, phone, country } = client;
  const place = [client.postal_code, client.city].filter(Boolean).join(' ');
  return (
    <Section title={t('details')}>
      <Facts
        facts={[
          [t('taxId'), client.tax_id],
          [
            t('email'),
            email && (
              <Anchor inherit href={`mailto:${email}`}>
                {email}
              </Anchor>
            ),
          ],
          [
            t('phone'),
            phone && (
              <Anchor inherit href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                {phone}
              </Anchor>
            ),
          ],
          [t('address'), client.address],
          [t('place'), place || null],
          [t('province'), client.province],
          [t('country'), country && countryIn(i18n.language, country)],
          [t('code'), client.code],
          [t('supplierCode'), client.supplier ? client.supplier_code : null],
          ...(client.surcharge ? ([[t('surcharge'), t('common:yes')]] as const) : []),
          [t('created'), moment(client.created_at)],
          [t('updated'), moment(client.updated_at)],
          ...(client.notes ? ([[t('notes'), client.notes]] as const) : []),
        ]}
      />
    </Section>
  );
}
