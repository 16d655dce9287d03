import type { Locator } from 'playwright-core';
import { Visitor } from './browser.js';

/** What somebody types into a line; what is left out stays as it is. */
export interface TypedLine {
  description?: string;
  quantity?: string;
  price?: string;
  discount?: string;
  tax?: string;
  withholding?: string;
}

const TEXTS = [
  ['description', 'Description'],
  ['quantity', 'Quantity'],
  ['price', 'Price'],
  ['discount', 'Disc. %'],
] as const;

const CHOICES = [
  ['tax', 'Tax'],
  ['withholding', 'Withholding'],
] as const;

/** The pages of an invoice in the console, as somebody reads and fills them in. */
export class InvoiceAtConsole {
  constructor(private readonly visitor: Visitor) {}

  get page() {
    return this.visitor.page;
  }

  button = (name: string | RegExp) => this.page.getByRole('button', { name, exact: true });
  heading = (name: string | RegExp) => this.page.getByRole('heading', { level: 1, name, exact: true });
  dialog = () => this.page.getByRole('dialog');
  line = (number: number) => this.page.getByRole('group', { name: `Line ${number}`, exact: true });
  fieldOf = (number: number, name: string) => this.line(number).getByRole('textbox', { name, exact: true });

  async open(path: string): Promise<void> {
    await this.visitor.open(`/console/invoices${path}`);
  }

  async choose(field: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: field, exact: true }).click();
    await this.page.getByRole('listbox').getByRole('option', { name: option, exact: true }).click();
  }

  async chooseClient(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Client', exact: true }).fill(name);
    await this.page.getByRole('listbox').getByRole('option', { name }).click();
  }

  async fill(number: number, typed: TypedLine): Promise<void> {
    for (const [key, name] of TEXTS) {
      const text = typed[key];
      if (text !== undefined) await this.fieldOf(number, name).fill(text);
    }
    for (const [key, name] of CHOICES) {
      const code = typed[key];
      if (code !== undefined) await this.line(number).getByLabel(name, { exact: true }).selectOption(code);
    }
    // What was found for the description is put away.
    await this.fieldOf(number, 'Quantity').focus();
  }

  async fillAll(lines: readonly TypedLine[]): Promise<void> {
    for (const [index, line] of lines.entries()) {
      if (index > 0) await this.button('Add a line').click();
      await this.fill(index + 1, line);
    }
  }

  /** The table of totals, row by row. */
  async totals(): Promise<string[]> {
    const rows = await this.page.getByRole('table', { name: 'Totals' }).locator('tr').all();
    return Promise.all(rows.map((row) => words(row)));
  }

  /** What each line comes to. */
  nets = (): Promise<string[]> => this.page.locator('fieldset output').allInnerTexts();

  descriptions = async (): Promise<string[]> => {
    const fields = await this.page.getByRole('textbox', { name: 'Description', exact: true }).all();
    return Promise.all(fields.map((field) => field.inputValue()));
  };

  /** Presses the button that issues, and answers what is asked before it is done. */
  async issue(): Promise<string> {
    await this.button('Issue').click();
    const asked = await this.dialog().locator('form').innerText();
    await this.dialog().getByRole('button', { name: 'Issue' }).click();
    return asked;
  }
}

async function words(row: Locator): Promise<string> {
  return (await row.locator('th, td').allInnerTexts()).join(' | ');
}

interface StoredTotals {
  subtotal: string;
  withholding_total: string;
  total: string;
  taxes: {
    tax_code: string | null;
    rate: string;
    base: string;
    tax: string;
    surcharge_rate: string;
    surcharge: string;
  }[];
}

const isSome = (exact: string) => Number(exact) !== 0;

export const euros = (amount: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(amount as `${number}`);

/** The rows that the console shows for what the server stored. */
export function rowsOf({ subtotal, taxes, withholding_total, total }: StoredTotals): string[] {
  const ofTaxes = taxes.flatMap(({ tax_code, rate, base, tax, surcharge_rate, surcharge }) => [
    ...(tax_code === null ? [] : [`${tax_code} · ${Number(rate)} % of ${euros(base)} | ${euros(tax)}`]),
    ...(isSome(surcharge_rate)
      ? [`Surcharge · ${Number(surcharge_rate)} % of ${euros(base)} | ${euros(surcharge)}`]
      : []),
  ]);
  const withheld = isSome(withholding_total)
    ? [`Withholding | ${euros(String(-Number(withholding_total)))}`]
    : [];
  return [`Subtotal | ${euros(subtotal)}`, ...ofTaxes, ...withheld, `Total | ${euros(total)}`];
}
