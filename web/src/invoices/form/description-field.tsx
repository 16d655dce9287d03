import { Anchor, Combobox, Group, Text, Textarea, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../api/generated/index.js';
import { decimalTyped } from '../../common/decimals.js';
import { useFormats } from '../../common/formats.js';
import type { LineRowProps } from './line-row.js';
import { productsLike } from './products-like.js';
import { LONGEST } from './rules.js';
import { fieldId } from './use-line-editing.js';

const PAUSE_MS = 250;

/** What is sold, in the writer's own words or as one of the products that are found while they write. */
export function DescriptionField(props: LineRowProps) {
  const { line, index, flaws, editing } = props;
  const { t } = useTranslation('invoices');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { found, choose } = useProducts(props, combobox.dropdownOpened);
  const write = (description: string) => {
    editing.change(index, { description });
    combobox.openDropdown();
  };
  return (
    <div className="invoice-line-description">
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => {
          choose(id);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target withKeyboardNavigation={combobox.dropdownOpened && found.length > 0}>
          <Textarea
            id={fieldId(line, 'description')}
            label={t('description')}
            placeholder={t('descriptionPlaceholder')}
            rows={1}
            maxLength={LONGEST.description}
            value={line.description}
            error={flaws['description'] ?? flaws['product_id']}
            onChange={({ currentTarget }) => write(currentTarget.value)}
            onClick={() => !line.description && combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0}>
          <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={t('products')}>
            {found.map((product) => (
              <ProductOption key={product.id} product={product} />
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <ProductOfLine {...props} />
    </div>
  );
}

function ProductOption({ product: { id, code, name, price: exact } }: { product: Product }) {
  const { price } = useFormats();
  return (
    <Combobox.Option value={String(id)}>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="dimmed">
        {code} · {price(exact)}
      </Text>
    </Combobox.Option>
  );
}

/** The product that the line is of, and the way to make it one of no product. */
function ProductOfLine({ line: { product_id, product_code }, index, editing }: LineRowProps) {
  const { t } = useTranslation('invoices');
  if (product_id === null) return null;
  const code = product_code || `#${product_id}`;
  return (
    <Group gap={6} mt={2}>
      <Text size="xs" c="dimmed">
        {t('ofProduct', { code })}
      </Text>
      <Anchor
        component="button"
        type="button"
        size="xs"
        aria-label={t('withoutProductOf', { code })}
        onClick={() => editing.change(index, { product_id: null, product_code: '' })}
      >
        {t('withoutProduct')}
      </Anchor>
    </Group>
  );
}

function useProducts({ line, index, taxes, editing }: LineRowProps, isOpen: boolean) {
  const { i18n } = useTranslation();
  const [search] = useDebouncedValue(line.description.trim(), PAUSE_MS);
  const { data } = useQuery({ ...productsLike(search), enabled: isOpen });
  const found = data?.items ?? [];
  const choose = (id: string) => {
    const product = found.find((one) => String(one.id) === id)!;
    editing.change(index, {
      product_id: product.id,
      product_code: product.code,
      description: product.name,
      unit_price: decimalTyped(product.price, i18n.language),
      tax: taxes.find((tax) => tax.id === product.tax_id)?.code ?? '',
    });
  };
  return { found, choose };
}
