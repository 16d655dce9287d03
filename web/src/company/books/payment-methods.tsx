import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { paymentMethods } from '../company.js';
import { BookSection } from './book-section.js';
import { PaymentMethodDialog } from './payment-method-dialog.js';

export function PaymentMethods() {
  const { t } = useTranslation('company');
  return (
    <BookSection
      resource="payment-methods"
      title={t('paymentMethods')}
      text={t('paymentMethodsText')}
      add={t('addPaymentMethod')}
      empty={t('noPaymentMethods')}
      query={useQuery(paymentMethods)}
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
        {
          key: 'due',
          title: t('dueDays'),
          numeric: true,
          cell: ({ due_days }) => (due_days === 0 ? t('atOnce') : t('days', { count: due_days })),
        },
      ]}
      dialog={(of, close) => <PaymentMethodDialog of={of} onClose={close} />}
    />
  );
}
