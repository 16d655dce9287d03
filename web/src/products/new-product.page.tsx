import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { productsCreate } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { Page } from '../common/page.js';
import { ProductForm } from './product-form.js';
import { bodyOf, NEW_PRODUCT } from './product-values.js';

export function NewProductPage() {
  const { t } = useTranslation('products');
  const attempt = useAttempt();
  return (
    <Page title={t('newProduct')} back={{ to: '/products', label: t('title') }}>
      <ProductForm
        initial={NEW_PRODUCT}
        save={(values) => {
          const body = bodyOf(values);
          return record(productsCreate({ body, headers: attempt(body) }));
        }}
        done={({ name }) => t('created_done', { name })}
        back="/products"
      />
    </Page>
  );
}
