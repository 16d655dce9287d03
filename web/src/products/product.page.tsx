import { Badge, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { record } from '../api/client.js';
import { productsRemove } from '../api/generated/index.js';
import type { Product } from '../api/generated/index.js';
import { DeleteButton } from '../common/delete-button.js';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { useMay } from '../session/session.js';
import { useTaxCode } from './product-columns.js';
import { product, PRODUCTS } from './products.js';

export function ProductPage() {
  const { t } = useTranslation('products');
  const { id = '' } = useParams();
  const query = useQuery(product(id));
  const { data } = query;
  return (
    <Page
      title={data?.name ?? t('product')}
      badge={data && !data.active && <Badge color="gray">{t('inactive')}</Badge>}
      back={{ to: '/products', label: t('title') }}
      actions={data && <Actions product={data} />}
    >
      <Loaded query={query}>{(read) => <ProductFacts product={read} />}</Loaded>
    </Page>
  );
}

function Actions({ product: { id, name } }: { product: Product }) {
  const { t } = useTranslation(['products', 'common']);
  const navigate = useNavigate();
  const may = useMay();
  return (
    <>
      {may('products', 'update') && (
        <Button
          component={Link}
          to={`/products/${id}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
        >
          {t('common:edit')}
        </Button>
      )}
      {may('products', 'delete') && (
        <DeleteButton
          title={t('deleteTitle', { name })}
          text={t('deleteText')}
          advice={t('deleteAdvice')}
          work={() => record(productsRemove({ path: { id } }))}
          done={t('deleted_done', { name })}
          first={PRODUCTS}
          onDeleted={() => navigate('/products', { replace: true })}
        />
      )}
    </>
  );
}

function ProductFacts({ product: read }: { product: Product }) {
  const { t } = useTranslation('products');
  const { price, number, moment } = useFormats();
  const taxCode = useTaxCode();
  return (
    <Section title={t('details')}>
      <Facts
        facts={[
          [t('code'), read.code],
          [t('price'), price(read.price)],
          [t('tax'), read.tax_id === null ? t('taxNone') : taxCode(read.tax_id)],
          [t('stock'), read.stocked ? number(read.stock) : t('notCounted')],
          [t('description'), read.description],
          [t('created'), moment(read.created_at)],
          [t('updated'), moment(read.updated_at)],
        ]}
      />
    </Section>
  );
}
