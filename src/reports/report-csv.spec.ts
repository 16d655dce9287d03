import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf } from './report-csv.js';
import { Report, ReportRow } from './report.view.js';

function report(rows: ReportRow[], totals: ReportRow[] = []): Report {
  return {
    template: 'any',
    title: 'Any',
    language: 'en',
    company: { name: 'Company', tax_id: 'B0' },
    parameters: {},
    generated_at: '2026-01-01T00:00:00Z',
    currency: 'EUR',
    columns: [
      { key: 'day', title: 'Day', type: 'date' },
      { key: 'name', title: 'Name', type: 'text' },
      { key: 'rate', title: 'Rate', type: 'number' },
      { key: 'amount', title: 'Amount', type: 'money' },
    ],
    rows,
    totals,
  };
}

const cells = (name: string | null): ReportRow => ({ day: '2026-01-02', name, rate: '5.2', amount: '-1.00' });

/** What a reader of RFC 4180 finds under the titles. */
const read = async (of: Report): Promise<string[][]> =>
  (parse(await csvOf(of), { bom: true, record_delimiter: '\r\n' }) as string[][]).slice(1);

describe('a report as CSV', () => {
  it('is UTF-8 with a mark, a line of titles, lines that end in CRLF, and the totals last', async () => {
    const totals = [{ day: null, name: null, rate: null, amount: '-1.00' }];
    expect((await csvOf(report([cells('Ñandú')], totals))).toString('utf8')).toBe(
      '\ufeffDay,Name,Rate,Amount\r\n2026-01-02,Ñandú,5.2,-1.00\r\nTotal,,,-1.00\r\n',
    );
  });

  it.each(['a,b', 'a"b', 'a\r\nb', 'a\nb', ' a ', '"', 'a;b', 'ó€😀'])(
    'gives the text %j back as it was',
    async (name) => {
      expect(await read(report([cells(name)]))).toEqual([['2026-01-02', name, '5.2', '-1.00']]);
    },
  );

  it.each([
    '=HYPERLINK("http://evil.example","click")',
    '+34600',
    '-1+2',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
  ])('disarms the text %j, which a spreadsheet would run', async (name) => {
    expect(await read(report([cells(name)]))).toEqual([['2026-01-02', `'${name}`, '5.2', '-1.00']]);
  });

  it.each(['a=1', '1-2', "'", 'Ana', '0'])('leaves the harmless text %j alone', async (name) => {
    expect(await read(report([cells(name)]))).toEqual([['2026-01-02', name, '5.2', '-1.00']]);
  });

  it('leaves a cell empty where there is nothing to say, and keeps zeros', async () => {
    const row = { day: null, name: null, rate: 0, amount: '0.00' };
    expect(await read(report([row]))).toEqual([['', '', '0', '0.00']]);
  });
});
