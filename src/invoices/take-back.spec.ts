import { describe, expect, it } from 'vitest';
import { Decimal } from '../common/money.js';
import { Problem } from '../common/problem.js';
import { InvoiceDetail } from './invoice.view.js';
import { takeBack } from './take-back.js';

type Line = InvoiceDetail['lines'][number];

const lines = (...quantities: string[]) =>
  quantities.map((quantity, index) => ({ position: index + 1, quantity }) as Line);
const taken = (...quantities: string[]) =>
  new Map(quantities.map((quantity, index) => [index + 1, new Decimal(quantity)]));
const taking = (...given: Parameters<typeof takeBack>) =>
  takeBack(...given).map((row) => row.taking.toString());

const NOTHING_LEFT = ['lines', 'nothing_left', 'the whole invoice has been credited'];

function refusalOf(...given: Parameters<typeof takeBack>): unknown {
  try {
    return taking(...given);
  } catch (error) {
    const [detail] = (error as Problem).details!;
    return [detail!.field, detail!.code, detail!.message].filter(Boolean);
  }
}

describe('takeBack', () => {
  it('takes all that is left when nothing is asked for', () => {
    const rows = takeBack(lines('5', '-3', '2'), taken('1.5', '-1', '2'), undefined);
    expect(rows.map((row) => row.taking.toString())).toEqual(['3.5', '-2', '0']);
    expect(rows.map((row) => row.taken.toString())).toEqual(['1.5', '-1', '2']);
    expect(rows.map(({ line }) => line.position)).toEqual([1, 2, 3]);
  });

  it('takes what is asked of each line, in the direction of the line', () => {
    const wanted = [{ position: 2, quantity: '2' }, { position: 1 }];
    expect(taking(lines('5', '-3', '2'), new Map(), wanted)).toEqual(['5', '-2', '0']);
  });

  it('takes the last of a line exactly, and nothing beyond', () => {
    expect(taking(lines('5'), taken('4.5'), [{ position: 1, quantity: '0.5' }])).toEqual(['0.5']);
    const more = (left: string) => ['lines[0].quantity', 'more_than_left', `${left} is left of this line`];
    expect(refusalOf(lines('5'), taken('4.5'), [{ position: 1, quantity: '0.500001' }])).toEqual(more('0.5'));
    expect(refusalOf(lines('-5'), taken('-4.5'), [{ position: 1, quantity: '0.500001' }])).toEqual(
      more('-0.5'),
    );
    expect(refusalOf(lines('5', '1'), taken('5'), [{ position: 1 }])).toEqual(more('0'));
  });

  it.each([
    ['nothing is left', lines('5', '-1'), taken('5', '-1'), undefined, NOTHING_LEFT],
    ['nothing is left of what is asked for', lines('5'), taken('5'), [{ position: 1 }], NOTHING_LEFT],
    [
      'a line does not exist',
      lines('5'),
      taken(),
      [{ position: 1 }, { position: 2 }],
      ['lines[1].position', 'unknown'],
    ],
    [
      'a line is named twice',
      lines('5'),
      taken(),
      [
        { position: 1, quantity: '1' },
        { position: 1, quantity: '1' },
      ],
      ['lines[1].position', 'repeated', 'name each line once'],
    ],
  ])('refuses when %s', (_when, all, before, wanted, refusal) => {
    expect(refusalOf(all, before, wanted)).toEqual(refusal);
  });
});
