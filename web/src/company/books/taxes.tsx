import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../common/formats.js';
import { taxes } from '../company.js';
import { BookSection } from './book-section.js';
import { TaxDialog } from './tax-dialog.js';

export function Taxes() {
  const { t } = useTranslation('company');
  const { number } = useFormats();
  const percent = (rate: string) => t('ratePercent', { rate: number(rate) });
  return (
    <BookSection
      resource="taxes"
      title={t('taxes')}
      text={t('taxesText')}
      add={t('addTax')}
      empty={t('noTaxes')}
      query={useQuery(taxes)}
      columns={[
        {
          key: 'code',
          title: t('code'),
          cell: ({ code }) => (
            <Text size="sm" fw={500}>
              {code}
            </Text>
          ),
        },
        { key: 'name', title: t('name'), cell: ({ name }) => name },
        { key: 'kind', title: t('kind'), cell: ({ kind }) => t(`taxKinds.${kind}`) },
        { key: 'rate', title: t('rate'), numeric: true, cell: ({ rate }) => percent(rate) },
        {
          key: 'surcharge',
          title: t('surcharge'),
          numeric: true,
          from: 'md',
          cell: ({ surcharge_rate }) => (Number(surcharge_rate) === 0 ? '–' : percent(surcharge_rate)),
        },
      ]}
      dialog={(of, close) => <TaxDialog of={of} onClose={close} />}
    />
  );
}
