import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../common/choice-filter.js';
import { useListState } from '../common/list-state.js';
import { RecordsPage } from '../common/records.page.js';
import { SearchInput } from '../common/search-input.js';
import { useProductColumns } from './product-columns.js';
import { PRODUCT_FILTERS, productPage } from './products.js';
import type { ProductListState } from './products.js';

export function ProductsPage() {
  const { t } = useTranslation('products');
  const state = useListState('name', PRODUCT_FILTERS);
  return (
    <RecordsPage
      resource="products"
      icon={<IconPackage aria-hidden />}
      words={{
        title: t('title'),
        create: t('newProduct'),
        export: t('export'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      state={state}
      query={useQuery(productPage(state.query))}
      columns={useProductColumns()}
      filters={<Filters state={state} />}
    />
  );
}

function Filters({ state: { filters, filter } }: { state: ProductListState }) {
  const { t } = useTranslation('products');
  return (
    <>
      <SearchInput label={t('search')} value={filters.search} onSearch={(search) => filter({ search })} />
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
