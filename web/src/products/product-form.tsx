import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Product } from '../api/generated/index.js';
import { decimalOf } from '../common/decimals.js';
import { focusError } from '../common/focus-error.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isField, showInForm, useSave } from '../common/save.js';
import { Unsaved } from '../common/unsaved.js';
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
  const saving = useSave({
    work: save,
    changes: [PRODUCTS],
    done,
    onSaved: ({ id }) => {
      // What is saved is nothing to lose any more, before the page is left.
      flushSync(() => form.resetDirty());
      void navigate(`/products/${id}`, { replace: true });
    },
  });
  const refused = (error: Error) => {
    showInForm(form, error);
    focusError();
  };
  const submit = form.onSubmit((values) => saving.mutate(values, { onError: refused }), focusError);
  return (
    <form onSubmit={submit} noValidate>
      <Unsaved dirty={form.isDirty()} />
      <Stack>
        <ProductFields form={form} />
        <SellingFields form={form} />
        <CountFields form={form} />
        <ProblemAlert error={saving.error} shown={({ field }) => isField(form, field)} />
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('common:save')}
          </Button>
          <Button component={Link} to={back} variant="default">
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
