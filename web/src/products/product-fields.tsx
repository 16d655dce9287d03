import { Checkbox, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { decimalOf } from '../common/decimals.js';
import { useFormats } from '../common/formats.js';
import { Section } from '../common/section.js';
import type { ProductValues } from './product-values.js';
import { TaxSelect } from './tax-select.js';

interface Props {
  form: UseFormReturnType<ProductValues>;
}

const COLUMNS = { base: 1, sm: 2 };

export function ProductFields({ form }: Props) {
  const { t } = useTranslation('products');
  return (
    <Section title={t('product')}>
      <SimpleGrid cols={COLUMNS}>
        <TextInput label={t('name')} required maxLength={200} {...form.getInputProps('name')} />
        <TextInput label={t('code')} required maxLength={60} {...form.getInputProps('code')} />
      </SimpleGrid>
      <Textarea
        label={t('description')}
        description={t('descriptionText')}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('description')}
      />
    </Section>
  );
}

export function SellingFields({ form }: Props) {
  const { t } = useTranslation('products');
  const { price } = useFormats();
  const typed = decimalOf(form.values.price);
  return (
    <Section title={t('selling')}>
      <SimpleGrid cols={COLUMNS}>
        <TextInput
          label={t('price')}
          // What was understood: whether a point or a comma was meant is seen at once.
          description={price(typed ?? '0')}
          inputMode="decimal"
          placeholder="0"
          {...form.getInputProps('price')}
        />
        <TaxSelect {...form.getInputProps('tax_id')} />
      </SimpleGrid>
    </Section>
  );
}

export function CountFields({ form }: Props) {
  const { t } = useTranslation('products');
  return (
    <Section title={t('counting')}>
      <SimpleGrid cols={COLUMNS}>
        <Checkbox
          label={t('stocked')}
          description={t('stockedText')}
          {...form.getInputProps('stocked', { type: 'checkbox' })}
        />
        {form.values.stocked && (
          <TextInput
            label={t('stock')}
            description={t('stockText')}
            inputMode="decimal"
            {...form.getInputProps('stock')}
          />
        )}
        <Checkbox
          label={t('active')}
          description={t('activeText')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      </SimpleGrid>
    </Section>
  );
}
