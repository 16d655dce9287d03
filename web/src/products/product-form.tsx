import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Product } from '../api/generated/index.js';
import { decimalOf } from '../common/decimals.js';
import { RecordForm, useFormSave } from '../common/record-form.js';
import { CountFields, ProductFields, SellingFields } from './product-fields.js';
import type { ProductValues } from './product-values.js';
import { PRODUCTS } from './products.js';

interface Props {
  initial: ProductValues;
  save: (values: ProductValues) => Promise<Product>;
  /** Said when it is saved. */
  done: (saved: Product) => string;
  /** Where the reader goes who does not save. */
  back: string;
}

export function ProductForm({ initial, save, done, back }: Props) {
  const { t } = useTranslation(['products', 'common']);
  const navigate = useNavigate();
  const decimal = (value: string) => (decimalOf(value) === null ? t('decimalRule') : null);
  const form = useForm<ProductValues>({
    initialValues: initial,
    validate: {
      code: (value) => (value.trim() ? null : t('codeNeeded')),
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      price: (value) => (value.trim() ? decimal(value) : null),
      stock: decimal,
    },
  });
  const saving = useFormSave(form, {
    work: save,
    changes: [PRODUCTS],
    done,
    onSaved: ({ id }) => navigate(`/products/${id}`, { replace: true }),
  });
  return (
    <RecordForm form={form} saving={saving} back={back}>
      <ProductFields form={form} />
      <SellingFields form={form} />
      <CountFields form={form} />
    </RecordForm>
  );
}
