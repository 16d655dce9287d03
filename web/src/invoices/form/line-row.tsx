import { Box, Input, NativeSelect, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tax } from '../../api/generated/index.js';
import { useFormats } from '../../common/formats.js';
import { DescriptionField } from './description-field.js';
import { LineMenu } from './line-menu.js';
import { keyOfLine } from './line-keys.js';
import { fieldId } from './use-line-editing.js';
import type { LineEditing, LineField } from './use-line-editing.js';
import type { LineValues } from './values.js';

export interface LineRowProps {
  line: LineValues;
  index: number;
  count: number;
  net: string | null;
  flaws: Readonly<Record<string, string>>;
  taxes: readonly Tax[];
  currency: string;
  /** Whether there is a column for what the client withholds. */
  withholds: boolean;
  editing: LineEditing;
}

const DECIMALS = [
  ['quantity', 'quantity'],
  ['unit_price', 'unitPrice'],
  ['discount_percent', 'discountPercent'],
] as const;

function Row(props: LineRowProps) {
  const { line, index, net, flaws, currency, withholds, editing } = props;
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const onKeyDown = (event: KeyboardEvent) => keyOfLine(event, index, editing);
  const fieldOf = (name: LineField) => ({
    id: fieldId(line, name),
    name,
    value: line[name],
    error: flaws[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      editing.change(index, { [name]: currentTarget.value }),
  });
  return (
    <Box
      component="fieldset"
      aria-label={t('line', { number: index + 1 })}
      className="invoice-line"
      onKeyDownCapture={onKeyDown}
    >
      <DescriptionField {...props} />
      {DECIMALS.map(([name, word]) => (
        <TextInput
          key={name}
          label={t(word)}
          inputMode="decimal"
          autoComplete="off"
          className="invoice-line-number"
          {...fieldOf(name)}
        />
      ))}
      <NativeSelect label={t('tax')} {...fieldOf('tax')} data={choicesOf(props, 'tax', t('noTax'))} />
      {withholds && (
        <NativeSelect
          label={t('withholding')}
          {...fieldOf('withholding')}
          data={choicesOf(props, 'withholding', t('noWithholding'))}
        />
      )}
      <div className="invoice-line-net">
        <Input.Label labelElement="div">{t('net')}</Input.Label>
        <output className="numeric">{net === null ? '–' : money(net, currency)}</output>
      </div>
      <LineMenu {...props} />
    </Box>
  );
}

/** The taxes in use of a kind, none, and what the line has already. */
function choicesOf({ line, taxes }: LineRowProps, kind: Tax['kind'], none: string) {
  const codes = taxes.filter((tax) => tax.kind === kind && tax.active).map(({ code }) => code);
  const chosen = line[kind];
  const gone = chosen && !codes.includes(chosen) ? [chosen] : [];
  return [{ value: '', label: none }, ...[...codes, ...gone].map((code) => ({ value: code, label: code }))];
}

const isSame = (one: object, other: object) =>
  Object.keys({ ...one, ...other }).every(
    (key) => one[key as keyof typeof one] === other[key as keyof typeof other],
  );

/** Drawn anew only when it has changed itself: invoices may have hundreds of lines. What edits them never changes. */
export const LineRow = memo(Row, (before, next) => {
  const { line, flaws, editing } = next;
  const isOwnSame = isSame(before.line, line) && isSame(before.flaws, flaws);
  return isOwnSame && isSame({ ...before, line, flaws, editing }, next);
});
