import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../api/generated/index.js';
import { ClientSelect } from '../../clients/client-select.js';
import { daysAfter, todayIn } from '../../common/days.js';
import { useFormats } from '../../common/formats.js';
import { Section } from '../../common/section.js';
import { useProfile } from '../../session/session.js';
import type { FormFrame } from './frame.js';
import type { InvoiceFormType } from './use-invoice-form.js';
import type { InvoiceValues } from './values.js';

interface Props {
  frame: FormFrame;
  form: InvoiceFormType;
  onClient: (chosen: Client | null) => void;
}

/** Who it is for, when, and from which series it takes its number. */
export function HeadFields({ frame, form, onClient }: Props) {
  const { t } = useTranslation('invoices');
  return (
    <Section title={t('details')}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm" verticalSpacing="sm">
        <ClientField frame={frame} form={form} onClient={onClient} />
        <SeriesField frame={frame} form={form} />
        <MethodField frame={frame} form={form} />
        <TextInput type="date" label={t('issuedOn')} {...form.getInputProps('issued_on')} />
        <TextInput
          type="date"
          label={t('dueOn')}
          description={useDueWords(frame, form.values)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('due_on')}
        />
      </SimpleGrid>
    </Section>
  );
}

function ClientField({ frame, form, onClient }: Props) {
  const { t } = useTranslation('invoices');
  if (frame.isClientFixed) return <TextInput label={t('client')} value={frame.client?.name} readOnly />;
  return (
    <ClientSelect
      label={t('client')}
      placeholder={t('clientSearch')}
      withAsterisk
      only={{ customer: true, active: true }}
      value={form.values.client_id}
      onChange={(chosen) => {
        form.setFieldValue('client_id', chosen?.id ?? null);
        onClient(chosen);
      }}
      error={form.errors['client_id']}
    />
  );
}

function SeriesField({ frame, form }: Omit<Props, 'onClient'>) {
  const { t } = useTranslation('invoices');
  const { series_id } = form.values;
  const choices = frame.series
    .filter(({ id, kind, active }) => kind === frame.kind && (active || String(id) === series_id))
    .map(({ id, code, name }) => ({ value: String(id), label: `${code} · ${name}` }));
  return (
    <Select
      label={t('series')}
      data={choices}
      placeholder={t('usualSeries')}
      allowDeselect={false}
      {...form.getInputProps('series_id')}
    />
  );
}

function MethodField({ frame, form }: Omit<Props, 'onClient'>) {
  const { t } = useTranslation(['invoices', 'common']);
  const { payment_method } = form.values;
  const choices = frame.methods
    .filter(({ code, active }) => active || code === payment_method)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Select
      label={t('paymentMethod')}
      data={choices}
      placeholder={t('notSaid')}
      clearable
      clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t('paymentMethod') }) }}
      {...form.getInputProps('payment_method')}
      value={payment_method || null}
      onChange={(code) => form.setFieldValue('payment_method', code ?? '')}
    />
  );
}

/** When it is due where no date is entered: so many days after its issue as the payment method says. */
function useDueWords({ methods }: FormFrame, { due_on, issued_on, payment_method }: InvoiceValues): string {
  const { t } = useTranslation('invoices');
  const { date } = useFormats();
  const { company } = useProfile();
  if (due_on) return '';
  const days = methods.find(({ code }) => code === payment_method)?.due_days ?? 0;
  return t('dueUsual', { day: date(daysAfter(issued_on || todayIn(company.timezone), days)) });
}
