import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { record } from '../../api/client.js';
import { paymentMethodsCreate, paymentMethodsUpdate } from '../../api/generated/index.js';
import type { PaymentMethod } from '../../api/generated/index.js';
import { useAttempt } from '../../common/attempt.js';
import { BookDialog } from './book-dialog.js';

/** A number that is being typed can be empty. */
type Values = Pick<PaymentMethod, 'code' | 'name' | 'active'> & { due_days: number | '' };

const NEW: Values = { code: '', name: '', due_days: 0, active: true };
const MOST_DAYS = 3650;

export function PaymentMethodDialog({ of, onClose }: { of: PaymentMethod | null; onClose: () => void }) {
  const { t } = useTranslation('company');
  const attempt = useAttempt();
  const { code, name, due_days, active } = of ?? NEW;
  const form = useForm<Values>({
    initialValues: { code, name, due_days, active },
    validate: {
      code: (value) => (value.trim() ? null : t('codeNeeded')),
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      due_days: (value) => (value === '' ? t('dueDaysRule') : null),
    },
  });
  const work = (values: Values) => {
    const body = { ...values, due_days: Number(values.due_days) };
    return of
      ? record(paymentMethodsUpdate({ path: { id: of.id }, body }))
      : record(paymentMethodsCreate({ body, headers: attempt(body) }));
  };
  return (
    <BookDialog
      title={t(of ? 'editPaymentMethod' : 'addPaymentMethod')}
      form={form}
      work={work}
      first="payment-methods"
      onClose={onClose}
    >
      <TextInput label={t('code')} maxLength={50} data-autofocus {...form.getInputProps('code')} />
      <TextInput label={t('name')} maxLength={100} {...form.getInputProps('name')} />
      <NumberInput
        label={t('dueDays')}
        description={t('dueDaysText')}
        min={0}
        max={MOST_DAYS}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('due_days')}
      />
      <Switch label={t('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
    </BookDialog>
  );
}
