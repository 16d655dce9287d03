import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../common/choice-filter.js';
import { SearchInput } from '../common/search-input.js';
import type { ClientListState } from './clients.js';

export function ClientFilters({ state: { filters, filter } }: { state: ClientListState }) {
  const { t } = useTranslation('clients');
  const business = (['customer', 'supplier'] as const).find((one) => filters[one] === 'true');
  return (
    <>
      <SearchInput label={t('search')} value={filters.search} onSearch={(search) => filter({ search })} />
      <ChoiceFilter
        label={t('business')}
        value={business}
        data={[
          { value: 'customer', label: t('businesses.customer') },
          { value: 'supplier', label: t('businesses.supplier') },
        ]}
        onChoose={(chosen) => filter({ customer: null, supplier: null, ...(chosen && { [chosen]: 'true' }) })}
      />
      <ChoiceFilter
        label={t('state')}
        value={filters.active}
        data={[
          { value: 'true', label: t('states.active') },
          { value: 'false', label: t('states.inactive') },
        ]}
        onChoose={(active) => filter({ active })}
      />
    </>
  );
}
