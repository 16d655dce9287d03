import { NumberInput, Select, SimpleGrid, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { formatNumber, PATTERN } from '../../../../src/series/number-pattern.js';
import { record } from '../../api/client.js';
import { seriesCreate, seriesUpdate } from '../../api/generated/index.js';
import type { Series } from '../../api/generated/index.js';
import { useAttempt } from '../../common/attempt.js';
import { todayIn } from '../../common/days.js';
import { useProfile } from '../../session/session.js';
import { BookDialog } from './book-dialog.js';
import { changesOf, newSeriesOf, valuesOf } from './series-values.js';
import type { SeriesValues } from './series-values.js';

const KINDS = ['invoice', 'credit_note', 'debit_note'] as const;
const CODE = /^[A-Za-z0-9_-]{1,10}$/;

export function SeriesDialog({ of, onClose }: { of: Series | null; onClose: () => void }) {
  const { t } = useTranslation('company');
  const { company } = useProfile();
  const attempt = useAttempt();
  const form = useForm<SeriesValues>({
    initialValues: valuesOf(of),
    validate: {
      code: (value) => (CODE.test(value) ? null : t('seriesCodeRule')),
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      pattern: (value) => (PATTERN.test(value) ? null : t('patternRule')),
    },
  });
  const work = (values: SeriesValues) => {
    if (of) return record(seriesUpdate({ path: { id: of.id }, body: changesOf(values) }));
    const body = newSeriesOf(values);
    return record(seriesCreate({ body, headers: attempt(body) }));
  };
  const { pattern, code, range_from } = form.getValues();
  const number = of?.next_number ?? (Number(range_from) || 1);
  const sample = PATTERN.test(pattern) ? formatNumber(pattern, code, number, todayIn(company.timezone)) : '–';
  return (
    <BookDialog
      title={t(of ? 'editSeries' : 'addSeries')}
      form={form}
      work={work}
      first="series"
      onClose={onClose}
    >
      {!of && (
        <SimpleGrid cols={2}>
          <TextInput label={t('code')} maxLength={10} data-autofocus {...form.getInputProps('code')} />
          <Select
            label={t('kind')}
            data={KINDS.map((value) => ({ value, label: t(`seriesKinds.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
        </SimpleGrid>
      )}
      <TextInput label={t('name')} maxLength={100} {...form.getInputProps('name')} />
      <TextInput
        label={t('pattern')}
        description={`${t('patternText')} ${t('patternSample', { sample })}`}
        maxLength={60}
        {...form.getInputProps('pattern')}
      />
      <SimpleGrid cols={2}>
        <NumberInput
          label={t('rangeFrom')}
          min={1}
          allowDecimal={false}
          hideControls
          disabled={of !== null}
          {...form.getInputProps('range_from')}
        />
        <NumberInput
          label={t('rangeTo')}
          min={1}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('range_to')}
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t('rangeText')}
      </Text>
      <TextInput
        label={t('authorisation')}
        description={t('authorisationText')}
        maxLength={60}
        {...form.getInputProps('authorisation')}
      />
      <TextInput label={t('validUntil')} type="date" {...form.getInputProps('valid_until')} />
      <Switch label={t('isDefault')} {...form.getInputProps('is_default', { type: 'checkbox' })} />
      <Switch label={t('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
    </BookDialog>
  );
}
