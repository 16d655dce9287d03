import { Button } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter } from '../common/choice-filter.js';
import { DownloadButton } from '../common/download-button.js';
import { EmptyState } from '../common/empty-state.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import { SearchInput } from '../common/search-input.js';
import { useMay } from '../session/session.js';
import { useProductColumns } from './product-columns.js';
import { PRODUCT_FILTERS, productPage } from './products.js';
import type { ProductListState } from './products.js';

export function ProductsPage() {
  const { t } = useTranslation('products');
  const state = useListState('name', PRODUCT_FILTERS);
  const create = useMay()('products', 'create') && (
    <Button component={Link} to="/products/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('newProduct')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <DownloadButton path="/api/v1/products/export" query={{ ...state.filters, sort: state.sort }}>
            {t('export')}
          </DownloadButton>
          {create}
        </>
      }
    >
      <RecordList
        label={t('title')}
        query={useQuery(productPage(state.query))}
        state={state}
        columns={useProductColumns()}
        keyOf={({ id }) => id}
        filters={<Filters state={state} />}
        empty={
          <EmptyState
            icon={<IconPackage aria-hidden />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create}
          />
        }
      />
    </Page>
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
