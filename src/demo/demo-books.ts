import { Decimal } from '../common/money.js';
import { booksOf } from '../companies/country-books.js';
import { DemoClient } from './demo-clients.js';
import { DemoProduct, GOODS, RENTED } from './demo-data.js';
import { daysAfter, firstOfMonth, monthInSpanish, openDay } from './days.js';
import { Dice } from './dice.js';
import { Entry, Sale } from './sale.js';
import { correct, pay } from './settlement.js';

const DAYS = 365;
const SALES = 276;
const MONTHS = 12;
const TENANTS = 2;
const DRAFTS = 5;
const DRAFTED_DAYS_AGO = 6;
/** Every how many sales one is corrected by a credit note. */
const CORRECTED_EVERY = 23;

const DUE_DAYS = new Map(booksOf('ES').paymentMethods.map(({ code, due_days }) => [code, due_days]));

const NOTES = [
  'Entrega en obra.',
  'Recogido en tienda.',
  'Según presupuesto aceptado.',
  'Pedido por teléfono.',
];

/** The last twelve months of the shop until `today`, day by day: invoices, what was paid, what was corrected. */
export function writeJournal(today: string, clients: readonly DemoClient[], dice: Dice): Entry[] {
  const sales = Array.from({ length: SALES }, () => daysAfter(today, dice.whole(1 - DAYS, 0)))
    .toSorted()
    .map((day) => sell(openDay(day), clients, dice));
  const entries = [
    ...sales.flatMap((sale, index) =>
      index % CORRECTED_EVERY === 0
        ? issued(sale, today, correct(sale, index / CORRECTED_EVERY))
        : issued(sale, today, pay(sale, today, dice)),
    ),
    ...rents(today, clients).flatMap((sale) => issued(sale, today, pay(sale, today, dice))),
    ...drafts(openDay(daysAfter(today, -DRAFTED_DAYS_AGO)), clients, dice),
  ];
  return entries.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** The invoice, and what followed it so far. */
function issued(sale: Sale, today: string, followed: readonly Entry[]): Entry[] {
  return [{ on: sale.issued_on, sale, kind: 'invoice' }, ...followed.filter(({ on }) => on <= today)];
}

function drafts(on: string, clients: readonly DemoClient[], dice: Dice): Entry[] {
  return Array.from({ length: DRAFTS }, (_, index) => ({
    on,
    sale: sell(on, clients, dice),
    kind: 'draft',
    cancelled: index === 0,
  }));
}

function sell(issued_on: string, clients: readonly DemoClient[], dice: Dice): Sale {
  // The lower of two throws: a few clients buy often, most of them seldom.
  const client = clients[Math.min(dice.whole(0, clients.length - 1), dice.whole(0, clients.length - 1))]!;
  const payment_method = dice.pick(
    client.kind === 'person' ? ['TARJETA', 'CONT', 'TRANS'] : ['TRANS', 'TRANS', 'TRANS', 'DOMICILIADO'],
  );
  const discount =
    client.kind === 'company' && dice.chance(30) ? dice.pick(['5', '7.5', '10', '15']) : undefined;
  return {
    client,
    issued_on,
    payment_method,
    due_days: DUE_DAYS.get(payment_method)!,
    notes: dice.chance(20) ? dice.pick(NOTES) : undefined,
    lines: someGoods(dice).map((product) => ({
      product,
      quantity: new Decimal(product.lot).times(String(dice.whole(1, product.lots))).toFixed(),
      discount_percent: dice.chance(70) ? discount : undefined,
    })),
  };
}

/** One to six different products, fewer more often. */
function someGoods(dice: Dice): DemoProduct[] {
  const count = Math.min(dice.whole(1, 6), dice.whole(2, 6));
  const goods = new Set<DemoProduct>();
  while (goods.size < count) goods.add(dice.pick(GOODS));
  return [...goods];
}

/** The storerooms that the company lets; whoever pays the rent keeps back 19 % of it as income tax. */
function rents(today: string, clients: readonly DemoClient[]): Sale[] {
  const months = Array.from({ length: MONTHS }, (_, before) => firstOfMonth(today, before));
  return months.toReversed().flatMap((issued_on) =>
    clients.slice(0, TENANTS).map((client) => ({
      client,
      issued_on,
      payment_method: 'DOMICILIADO',
      due_days: DUE_DAYS.get('DOMICILIADO')!,
      lines: [
        {
          product: RENTED,
          quantity: '1',
          description: `${RENTED.name}, ${monthInSpanish(issued_on)}`,
          withholding: 'IRPF19',
        },
      ],
    })),
  );
}
