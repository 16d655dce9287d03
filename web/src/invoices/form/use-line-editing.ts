import { flushSync } from 'react-dom';
import { usualTax } from './frame.js';
import type { FormFrame } from './frame.js';
import { MOST_LINES } from './rules.js';
import type { InvoiceFormType } from './use-invoice-form.js';
import { emptyLine, newKey } from './values.js';
import type { LineValues } from './values.js';

export type LineField =
  'description' | 'quantity' | 'unit_price' | 'discount_percent' | 'tax' | 'withholding';

/** What can be done with the lines of a form; the keyboard stays where the work is. */
export interface LineEditing {
  change: (index: number, changes: Partial<LineValues>) => void;
  /** A new line before that one. */
  add: (index: number, field?: LineField) => void;
  duplicate: (index: number) => void;
  remove: (index: number) => void;
  move: (index: number, to: number) => void;
  /** To the same field of the next line, which is added where there is none. */
  goOn: (index: number, field: LineField) => void;
}

/** The id of a line's field, by which it is focused. */
export const fieldId = ({ key }: LineValues, field: LineField) => `${key}-${field}`;

export function useLineEditing(frame: FormFrame, form: InvoiceFormType): LineEditing {
  const linesNow = () => form.getValues().lines;
  const focus = (line: LineValues | undefined, field: LineField = 'description') =>
    line && document.getElementById(fieldId(line, field))?.focus();
  const insert = (line: LineValues, index: number, field?: LineField) => {
    if (linesNow().length >= MOST_LINES) return;
    flushSync(() => form.insertListItem('lines', line, index));
    focus(line, field);
  };
  const add = (index: number, field?: LineField) =>
    insert(emptyLine(linesNow()[index - 1]?.tax ?? usualTax(frame)), index, field);
  return {
    change: (index, changes) => {
      for (const [field, value] of Object.entries(changes)) {
        form.setFieldValue(`lines.${index}.${field}`, value);
      }
    },
    add,
    duplicate: (index) => insert({ ...linesNow()[index]!, key: newKey() }, index + 1),
    remove: (index) => {
      if (linesNow().length === 1) return;
      flushSync(() => form.removeListItem('lines', index));
      focus(linesNow()[index] ?? linesNow().at(-1));
    },
    move: (index, to) => {
      if (to < 0 || to >= linesNow().length) return;
      // What moves in the page loses the focus.
      const focused = document.activeElement as HTMLElement | null;
      flushSync(() => form.reorderListItem('lines', { from: index, to }));
      focused?.focus();
    },
    goOn: (index, field) => {
      const next = linesNow()[index + 1];
      if (next) focus(next, field);
      else add(index + 1);
    },
  };
}
