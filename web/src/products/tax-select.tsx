import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../common/problem-alert.js';
import { productTaxes } from './products.js';

/** One of the company's taxes in use, or the one that is chosen already. */
export function TaxSelect(props: Omit<SelectProps, 'data'>) {
  const { t } = useTranslation(['products', 'common']);
  const { data = [], error, isPending } = useQuery(productTaxes);
  const choices = data
    .filter(({ id, active }) => active || String(id) === props.value)
    .map(({ id, code, name }) => ({ value: String(id), label: `${code} · ${name}` }));
  return (
    <div>
      <Select
        label={t('tax')}
        description={t('taxText')}
        placeholder={t('taxNone')}
        data={choices}
        disabled={isPending}
        clearable
        clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t('tax') }) }}
        {...props}
      />
      <ProblemAlert error={error} />
    </div>
  );
}
