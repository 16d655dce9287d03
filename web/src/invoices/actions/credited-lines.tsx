import { Checkbox, Table, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '../../api/generated/index.js';
import { useFormats } from '../../common/formats.js';
import { quantityOf, useTypedQuantity } from './credit-values.js';
import type { CreditFormType } from './credit-values.js';

interface Props {
  invoice: InvoiceView;
  /** How much is left of each line, by position. */
  left: ReadonlyMap<number, string>;
  form: CreditFormType;
}

/** Which lines are taken back, and how much of each. */
export function CreditedLines({ invoice, left, form }: Props) {
  const { t } = useTranslation('invoices');
  return (
    <Table.ScrollContainer minWidth={260} type="native">
      <Table aria-label={t('lines')} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('description')}</Table.Th>
            <Table.Th scope="col">{t('quantity')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoice.lines.map(({ position, description }) => (
            <CreditedLine
              key={position}
              position={position}
              description={description}
              left={left.get(position)!}
              form={form}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface LineProps {
  position: number;
  description: string;
  left: string;
  form: CreditFormType;
}

function CreditedLine({ position, description, left, form }: LineProps) {
  const { t } = useTranslation('invoices');
  const { number } = useFormats();
  const typedQuantity = useTypedQuantity();
  const { quantities } = form.values;
  const typed = quantities[position];
  const isNothingLeft = !/[1-9]/.test(left);
  const set = (next: string | undefined) => {
    const { [position]: _before, ...others } = quantities;
    form.setFieldValue('quantities', next === undefined ? others : { ...others, [position]: next });
  };
  const flaw = typed !== undefined && quantityOf(typed, left) === null;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          label={description}
          checked={typed !== undefined}
          disabled={isNothingLeft}
          onChange={({ currentTarget }) => set(currentTarget.checked ? typedQuantity(left) : undefined)}
        />
      </Table.Td>
      <Table.Td w={130}>
        <TextInput
          aria-label={t('quantityOf', { description })}
          description={t('ofLeft', { left: number(left) })}
          inputWrapperOrder={['input', 'description', 'error']}
          inputMode="decimal"
          autoComplete="off"
          disabled={typed === undefined}
          value={typed ?? ''}
          error={flaw && t('rules.left', { left: typedQuantity(left) })}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      </Table.Td>
    </Table.Tr>
  );
}
