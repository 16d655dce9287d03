import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KEY_FORMATS } from './key-values.js';
import type { ListState } from '../common/list-state.js';
import { SearchInput } from '../common/search-input.js';

export type KeyFilter = 'search' | 'status' | 'format';

const STATUSES = ['active', 'disabled', 'expired', 'revoked'] as const;

export function KeyFilters({ state: { filters, filter } }: { state: ListState<KeyFilter> }) {
  const { t } = useTranslation(['integrations', 'common']);
  return (
    <>
      <SearchInput label={t('search')} value={filters.search} onSearch={(search) => filter({ search })} />
      <Select
        label={t('status')}
        placeholder={t('common:all')}
        data={STATUSES.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={filters.status ?? null}
        onChange={(status) => filter({ status })}
        clearable
        clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t('status') }) }}
        w={{ base: '100%', xs: 170 }}
      />
      <Select
        label={t('format')}
        placeholder={t('common:all')}
        data={KEY_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
        value={filters.format ?? null}
        onChange={(format) => filter({ format })}
        clearable
        clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t('format') }) }}
        w={{ base: '100%', xs: 210 }}
      />
    </>
  );
}
