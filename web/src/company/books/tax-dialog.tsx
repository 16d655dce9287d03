import { SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../../api/client.js';
import { taxesCreate, taxesUpdate } from '../../api/generated/index.js';
import type { Tax } from '../../api/generated/index.js';
import { useAttempt } from '../../common/attempt.js';
import { decimalOf, decimalTyped } from '../../common/decimals.js';
import { BookDialog } from './book-dialog.js';

type Values = Pick<Tax, 'code' | 'name' | 'kind' | 'rate' | 'surcharge_rate' | 'active'>;

const NEW: Values = { code: '', name: '', kind: 'tax', rate: '', surcharge_rate: '0', active: true };

const isPercentage = (typed: string) => {
  const value = decimalOf(typed);
  return value !== null && Number(value) >= 0 && Number(value) <= 100;
};

export function TaxDialog({ of, onClose }: { of: Tax | null; onClose: () => void }) {
  const { t, i18n } = useTranslation('company');
  const attempt = useAttempt();
  const kindLabel = useId();
  const typed = (rate: string) => decimalTyped(rate, i18n.language);
  const { code, name, kind, rate, surcharge_rate, active } = of ?? NEW;
  const percentage = (value: string) => (isPercentage(value) ? null : t('rateRule'));
  const form = useForm<Values>({
    initialValues: { code, name, kind, rate: typed(rate), surcharge_rate: typed(surcharge_rate), active },
    validate: {
      code: (value) => (value.trim() ? null : t('codeNeeded')),
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      rate: percentage,
      surcharge_rate: percentage,
    },
  });
  const work = (values: Values) => {
    const { kind: chosen, ...rest } = values;
    const decimals = { rate: decimalOf(rest.rate)!, surcharge_rate: decimalOf(rest.surcharge_rate)! };
    if (of) return record(taxesUpdate({ path: { id: of.id }, body: { ...rest, ...decimals } }));
    const body = { ...rest, ...decimals, kind: chosen };
    return record(taxesCreate({ body, headers: attempt(body) }));
  };
  return (
    <BookDialog title={t(of ? 'editTax' : 'addTax')} form={form} work={work} first="taxes" onClose={onClose}>
      <TextInput label={t('code')} maxLength={20} data-autofocus {...form.getInputProps('code')} />
      <TextInput label={t('name')} maxLength={100} {...form.getInputProps('name')} />
      {!of && (
        <Stack gap={4}>
          <Text size="sm" fw={500} id={kindLabel}>
            {t('kind')}
          </Text>
          <SegmentedControl
            aria-labelledby={kindLabel}
            data={(['tax', 'withholding'] as const).map((value) => ({
              value,
              label: t(`taxKinds.${value}`),
            }))}
            {...form.getInputProps('kind')}
          />
          <Text size="xs" c="dimmed">
            {t('taxKindText')}
          </Text>
        </Stack>
      )}
      <TextInput
        label={t('rate')}
        description={t('rateText')}
        inputMode="decimal"
        {...form.getInputProps('rate')}
      />
      {form.getValues().kind === 'tax' && (
        <TextInput
          label={t('surcharge')}
          description={t('surchargeText')}
          inputMode="decimal"
          {...form.getInputProps('surcharge_rate')}
        />
      )}
      <Switch label={t('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
    </BookDialog>
  );
}
