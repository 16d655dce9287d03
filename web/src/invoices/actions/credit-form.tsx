import { Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { negated } from '../../../../src/common/money.js';
import { record } from '../../api/client.js';
import { invoicesCredit } from '../../api/generated/index.js';
import type { InvoiceView } from '../../api/generated/index.js';
import { useAttempt } from '../../common/attempt.js';
import { DialogForm } from '../../common/dialog.js';
import { useFormats } from '../../common/formats.js';
import { showInForm, useSave } from '../../common/save.js';
import { allSeries } from '../choices.js';
import { MOVED } from '../invoices.js';
import { creditBody, useCreditForm } from './credit-values.js';
import { CreditedLines } from './credited-lines.js';

interface Props {
  invoice: InvoiceView;
  /** The credit notes of the invoice that are in force, whole. */
  notes: readonly InvoiceView[];
  onClose: () => void;
}

const BESIDE_FIELDS = new Set(['series_id', 'issued_on', 'notes']);

export function CreditForm({ invoice, notes, onClose }: Props) {
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const navigate = useNavigate();
  const { form, left, amount } = useCreditForm(invoice, notes);
  const attempt = useAttempt();
  const credit = useSave({
    work: (values: typeof form.values) => {
      const body = creditBody(values);
      const headers = attempt(body);
      return record(invoicesCredit({ path: { id: invoice.id }, body, headers }));
    },
    changes: MOVED,
    done: ({ invoice_number }) => t('issuedAs', { number: invoice_number }),
    onSaved: ({ id }) => navigate(`/invoices/${id}`),
  });
  return (
    <DialogForm
      action={
        amount === null
          ? t('steps.credit')
          : t('creditAmount', { amount: money(negated(amount), invoice.currency) })
      }
      busy={credit.isPending}
      disabled={amount === null}
      error={credit.error}
      shown={({ field }) => BESIDE_FIELDS.has(field)}
      onSubmit={form.onSubmit((values) =>
        credit.mutate(values, { onError: (error) => showInForm(form, error) }),
      )}
      onCancel={onClose}
    >
      <Text size="sm">{t('creditText')}</Text>
      <Radio.Group label={t('creditWhat')} {...form.getInputProps('what')}>
        <Stack gap="xs" mt={4}>
          <Radio value="all" label={t('creditAll')} />
          <Radio value="lines" label={t('creditLines')} />
        </Stack>
      </Radio.Group>
      {form.values.what === 'lines' && <CreditedLines invoice={invoice} left={left} form={form} />}
      <CreditFields form={form} />
    </DialogForm>
  );
}

function CreditFields({ form }: Pick<ReturnType<typeof useCreditForm>, 'form'>) {
  const { t } = useTranslation(['invoices', 'common']);
  const { data: series = [] } = useQuery(allSeries);
  const choices = series.filter(({ kind, active }) => kind === 'credit_note' && active);
  return (
    <>
      <TextInput
        type="date"
        label={t('issuedOn')}
        description={t('creditDayText')}
        {...form.getInputProps('issued_on')}
      />
      <Select
        label={t('series')}
        placeholder={t('usualSeries')}
        data={choices.map(({ id, code, name }) => ({ value: String(id), label: `${code} · ${name}` }))}
        clearable
        clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t('series') }) }}
        {...form.getInputProps('series_id')}
      />
      <Textarea
        label={t('creditReason')}
        maxLength={4000}
        autosize
        minRows={2}
        {...form.getInputProps('notes')}
      />
    </>
  );
}
