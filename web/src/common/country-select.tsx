import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesIn } from './countries.js';

/** A country out of all of them, found by a part of its name. */
export function CountrySelect(props: Omit<SelectProps, 'data'>) {
  const { t, i18n } = useTranslation();
  const countries = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  return (
    <Select
      data={countries}
      searchable
      clearable
      autoComplete="off"
      nothingFoundMessage={t('nothingFits')}
      clearButtonProps={{ 'aria-label': t('clear') }}
      {...props}
    />
  );
}
