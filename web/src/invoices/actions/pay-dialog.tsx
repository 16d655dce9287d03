import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { record } from '../../api/client.js';
import { paymentsCreate } from '../../api/generated/index.js';
import type { CreatePaymentDto, InvoiceView } from '../../api/generated/index.js';
import { useAttempt } from '../../common/attempt.js';
import { todayIn } from '../../common/days.js';
import { decimalOf, decimalTyped } from '../../common/decimals.js';
import { Dialog, DialogForm } from '../../common/dialog.js';
import { useFormats } from '../../common/formats.js';
import { isField, showInForm, useSave } from '../../common/save.js';
import { useProfile } from '../../session/session.js';
import { allPaymentMethods } from '../choices.js';
import { INVOICES, PAYMENTS } from '../invoices.js';

interface Props {
  invoice: InvoiceView;
  onClose: () => void;
}

/** Records what came in; or what went back, where more was paid than is owed now. */
export function PayDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { t } = useTranslation('invoices');
  const isRefund = props.invoice.balance.startsWith('-');
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t(isRefund ? 'refundTitle' : 'payTitle')}>
      <PayForm {...props} />
    </Dialog>
  );
}

function PayForm({ invoice, onClose }: Props) {
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const { form, isRefund, owed } = usePaymentForm(invoice);
  const attempt = useAttempt();
  const pay = useSave({
    work: (values: typeof form.values) => {
      const body = paymentOf(invoice, values, isRefund);
      return record(paymentsCreate({ body, headers: attempt(body) }));
    },
    changes: [INVOICES, PAYMENTS, 'reports'],
    done: () => t('paymentRecorded'),
    onSaved: onClose,
  });
  const submit = form.onSubmit((values) =>
    pay.mutate(values, { onError: (error) => showInForm(form, error) }),
  );
  return (
    <DialogForm
      action={t(isRefund ? 'steps.refund' : 'recordPayment')}
      busy={pay.isPending}
      error={pay.error}
      shown={({ field }) => isField(form, field)}
      onSubmit={submit}
      onCancel={onClose}
    >
      <Text size="sm">
        {t(isRefund ? 'refundText' : 'payText', { amount: money(owed, invoice.currency) })}
      </Text>
      <PaymentFields form={form} />
    </DialogForm>
  );
}

function PaymentFields({ form }: Pick<ReturnType<typeof usePaymentForm>, 'form'>) {
  const { t } = useTranslation(['invoices', 'common']);
  const { data: methods = [] } = useQuery(allPaymentMethods);
  return (
    <Stack gap="sm">
      <TextInput
        label={t('amount')}
        inputMode="decimal"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('amount')}
      />
      <TextInput type="date" label={t('paidOn')} {...form.getInputProps('paid_on')} />
      <Select
        label={t('paymentMethod')}
        placeholder={t('notSaid')}
        data={methods.filter(({ active }) => active).map(({ code, name }) => ({ value: code, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t('paymentMethod') }) }}
        {...form.getInputProps('payment_method')}
      />
      <TextInput
        label={t('reference')}
        description={t('referenceText')}
        maxLength={200}
        {...form.getInputProps('reference')}
      />
    </Stack>
  );
}

function usePaymentForm({ balance, payment_method }: InvoiceView) {
  const { t, i18n } = useTranslation('invoices');
  const { company } = useProfile();
  const isRefund = balance.startsWith('-');
  const owed = isRefund ? balance.slice(1) : balance;
  const today = todayIn(company.timezone);
  const form = useForm({
    initialValues: {
      amount: decimalTyped(owed, i18n.language),
      paid_on: today,
      payment_method,
      reference: '',
    },
    validate: {
      amount: (typed) => {
        const amount = decimalOf(typed);
        return amount !== null && /[1-9]/.test(amount) && !amount.startsWith('-') ? null : t('rules.amount');
      },
    },
  });
  return { form, isRefund, owed };
}

type PaymentValues = ReturnType<typeof usePaymentForm>['form']['values'];

function paymentOf({ id }: InvoiceView, values: PaymentValues, isRefund: boolean): CreatePaymentDto {
  const amount = decimalOf(values.amount)!;
  return {
    invoice_id: id,
    amount: isRefund ? `-${amount}` : amount,
    paid_on: values.paid_on || undefined,
    payment_method: values.payment_method ?? undefined,
    reference: values.reference || null,
  };
}
