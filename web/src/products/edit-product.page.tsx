import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { record } from '../api/client.js';
import { productsUpdate } from '../api/generated/index.js';
import type { Product } from '../api/generated/index.js';
import { changed } from '../common/changed.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { ProductForm } from './product-form.js';
import { bodyOf, valuesOf } from './product-values.js';
import type { ProductValues } from './product-values.js';
import { product } from './products.js';

export function EditProductPage() {
  const { t } = useTranslation('products');
  const { id = '' } = useParams();
  const query = useQuery(product(id));
  const name = query.data?.name ?? t('product');
  return (
    <Page title={t('editProduct', { name })} back={{ to: `/products/${id}`, label: name }}>
      <Loaded query={query}>{(read) => <EditForm product={read} />}</Loaded>
    </Page>
  );
}

function EditForm({ product: read }: { product: Product }) {
  const { t, i18n } = useTranslation('products');
  // Read again meanwhile, it is no change of this form's; a count that was not touched is not sent.
  const [before] = useState(() => valuesOf(read, i18n.language));
  const save = (now: ProductValues) =>
    record(productsUpdate({ path: { id: read.id }, body: changed(bodyOf(before), bodyOf(now)) }));
  return (
    <ProductForm
      initial={before}
      save={save}
      done={({ name }) => t('changed_done', { name })}
      back={`/products/${read.id}`}
    />
  );
}
