import { Decimal } from '../../src/common/money.js';
import { Credited, creditTotals } from '../../src/invoices/credit-totals.js';
import { Totals, TotalsGroup, TotalsLine } from '../../src/invoices/totals.js';

interface Note {
  /** By line of the invoice; zero for a line that it leaves alone. */
  quantities: Decimal[];
  nets: Decimal[];
  totals: Totals;
}

const ZERO = new Decimal('0');

const sum = (values: readonly Decimal[]) => values.reduce((total, value) => total.plus(value), ZERO);

/** The credit notes of one invoice, each worked out from those that are in force when it is written. */
export class NotesOfInvoice {
  readonly inForce: Note[] = [];

  constructor(
    private readonly lines: readonly TotalsLine[],
    private readonly decimals: number,
    private readonly manualTax?: Decimal,
  ) {}

  /** What is left of each line. */
  left(): Decimal[] {
    return this.lines.map(({ quantity }, index) => quantity.minus(this.taken(index)));
  }

  take(quantities: Decimal[]): Totals {
    const lines = this.lines.map((line, index) => ({
      ...line,
      taken: this.taken(index),
      takenNet: sum(this.inForce.map(({ nets }) => nets[index]!)).neg(),
      taking: quantities[index]!,
    }));
    const totals = creditTotals(lines, this.credited(), this.decimals, this.manualTax);
    const rows = [...totals.lines];
    const nets = quantities.map((quantity) => (quantity.eq(ZERO) ? ZERO : rows.shift()!.net));
    this.inForce.push({ quantities, nets, totals });
    return totals;
  }

  cancel(index: number): void {
    this.inForce.splice(index, 1);
  }

  private taken(index: number): Decimal {
    return sum(this.inForce.map(({ quantities }) => quantities[index]!));
  }

  private credited(): Credited {
    const groups = new Map<string, TotalsGroup>();
    for (const group of this.inForce.flatMap(({ totals }) => totals.groups)) {
      const key = JSON.stringify([group.taxCode, group.rate, group.surchargeRate]);
      const { base, tax, surcharge } = groups.get(key) ?? { base: ZERO, tax: ZERO, surcharge: ZERO };
      groups.set(key, {
        ...group,
        base: base.minus(group.base),
        tax: tax.minus(group.tax),
        surcharge: surcharge.minus(group.surcharge),
      });
    }
    const withholdingTotal = sum(this.inForce.map(({ totals }) => totals.withholdingTotal)).neg();
    return { groups: [...groups.values()], withholdingTotal };
  }
}
