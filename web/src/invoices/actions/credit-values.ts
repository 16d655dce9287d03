import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Decimal } from '../../../../src/common/money.js';
import type { CreateCreditNoteDto, InvoiceView } from '../../api/generated/index.js';
import { decimalOf, decimalTyped } from '../../common/decimals.js';
import { creditOf, leftOf } from './credited.js';

export interface CreditValues extends Record<string, unknown> {
  what: 'all' | 'lines';
  /** As they are typed, by the position of their line; those of lines that are left alone are not there. */
  quantities: Record<number, string>;
  issued_on: string;
  series_id: string | null;
  notes: string;
}
export type CreditFormType = UseFormReturnType<CreditValues>;

export function useCreditForm(invoice: InvoiceView, notes: readonly InvoiceView[]) {
  const form = useForm<CreditValues>({
    initialValues: { what: 'all', quantities: {}, issued_on: '', series_id: null, notes: '' },
  });
  const left = leftOf(invoice, notes);
  const taking = takingOf(form.values, left);
  return { form, left, amount: taking && creditOf(invoice, notes, taking) };
}

/** What is taken back of each line, with its sign; null where it is nothing, or not what can be. */
function takingOf({ what, quantities }: CreditValues, left: ReadonlyMap<number, string>) {
  if (what === 'all') return left;
  const taking = new Map<number, string>();
  for (const [position, typed] of Object.entries(quantities)) {
    const quantity = quantityOf(typed, left.get(Number(position))!);
    if (quantity === null) return null;
    taking.set(Number(position), quantity);
  }
  return taking.size > 0 ? taking : null;
}

/** A positive quantity that is left, with the sign of what is left; null for any other. */
export function quantityOf(typed: string, left: string): string | null {
  const exact = decimalOf(typed);
  if (exact === null) return null;
  const quantity = new Decimal(exact);
  const most = new Decimal(left);
  if (quantity.lte('0') || quantity.gt(most.abs())) return null;
  return (most.lt('0') ? quantity.neg() : quantity).toFixed();
}

export function creditBody({
  what,
  quantities,
  issued_on,
  series_id,
  notes,
}: CreditValues): CreateCreditNoteDto {
  const lines = Object.entries(quantities).map(([position, typed]) => ({
    position: Number(position),
    quantity: decimalOf(typed)!,
  }));
  return {
    lines: what === 'lines' ? lines : undefined,
    issued_on: issued_on || undefined,
    series_id: series_id === null ? undefined : Number(series_id),
    notes: notes || null,
  };
}

/** What is left of a line, as somebody would type it: positive, whatever the sign of the line. */
export function useTypedQuantity(): (left: string) => string {
  const { i18n } = useTranslation();
  return (left) => decimalTyped(left.replace('-', ''), i18n.language);
}
