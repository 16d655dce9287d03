import { Anchor, Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Product } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import type { Column } from '../common/record-table.js';
import { useMay } from '../session/session.js';
import { productTaxes } from './products.js';

export function useProductColumns(): Column<Product>[] {
  const { t } = useTranslation('products');
  const { price, number } = useFormats();
  const taxCode = useTaxCode();
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`/products/${id}`} size="sm" fw={500}>
          {name}
        </Anchor>
      ),
    },
    { key: 'code', title: t('code'), sort: 'code', from: 'xs', cell: ({ code }) => code },
    { key: 'tax', title: t('tax'), from: 'md', cell: ({ tax_id }) => taxCode(tax_id) ?? '–' },
    {
      key: 'stock',
      title: t('stock'),
      from: 'sm',
      numeric: true,
      cell: ({ stocked, stock }) => (stocked ? number(stock) : '–'),
    },
    {
      key: 'state',
      title: t('state'),
      from: 'md',
      cell: ({ active }) => (
        <Badge color={active ? 'green' : 'gray'}>{t(active ? 'active' : 'inactive')}</Badge>
      ),
    },
    {
      key: 'price',
      title: t('priceShort'),
      sort: 'price',
      numeric: true,
      cell: (product) => price(product.price),
    },
  ];
}

/** The code of a tax, where taxes may be read and are there. */
export function useTaxCode(): (id: number | null) => string | undefined {
  const may = useMay();
  const { data = [] } = useQuery({ ...productTaxes, enabled: may('taxes') });
  return (taxId) => data.find(({ id }) => id === taxId)?.code;
}
