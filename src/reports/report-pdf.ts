import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { renderPdf } from '../printing/pdf.js';
import { MARGINS, PAGE, RULED, sheet, STYLES } from '../printing/sheet.js';
import { columnWidths } from './column-widths.js';
import { templateNamed } from './templates.js';
import { Report, ReportRow } from './report.view.js';

const FONT_SIZE = 7;

/** Between the text of a cell and that of the next. */
const PADDING = 10;

const MADE: Readonly<Record<Report['language'], string>> = { en: 'Made', es: 'Generado' };

/** On A4 on its side, with the titles of the columns on every page and the totals under the last row. */
export function pdfOf(report: Report): Promise<Buffer> {
  const { title, language, company, generated_at } = report;
  return renderPdf(
    sheet({
      title,
      language,
      landscape: true,
      footer: `${company.name} · ${title} · ${MADE[language]} ${generated_at.slice(0, 16)}Z`,
      content: [heading(report), table(report)],
    }),
  );
}

function heading({ template, title, language, company, parameters }: Report): Content {
  const days = templateNamed(template)
    .parameters.filter(({ type }) => type === 'date')
    .map((parameter) => `${parameter.title[language]} ${parameters[parameter.name]}`);
  return {
    stack: [
      { text: title, style: 'title' },
      `${company.name} · ${company.tax_id}`,
      { text: days.join(' · '), style: 'label' },
    ],
    margin: [0, 0, 0, 12],
  };
}

function table({ columns, rows, totals }: Report): Content {
  const textsOf = (row: ReportRow) => columns.map(({ key }) => oneLine(row[key]));
  const sums = totals.map(textsOf).map(([, ...texts]) => ['Total', ...texts]);
  const lines = rows.map(textsOf);
  const titles = columns.map(({ title }) => title);
  const longestWords = titles.map((title) => title.split(' ').toSorted((a, b) => b.length - a.length)[0]!);
  const room = PAGE.height - 2 * MARGINS.side - (columns.length - 1) * PADDING;

  const cells = (texts: readonly string[], style?: string) =>
    texts.map((text, index): TableCell => {
      const isNumber = ['money', 'number'].includes(columns[index]!.type);
      return { text, style, alignment: isNumber ? 'right' : 'left' };
    });
  return {
    fontSize: FONT_SIZE,
    layout: RULED,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columnWidths([longestWords, ...lines, ...sums], STYLES.column.fontSize, room),
      body: [
        cells(titles, 'column'),
        ...lines.map((texts) => cells(texts)),
        ...sums.map((texts) => cells(texts, 'strong')),
      ],
    },
  };
}

/** A row has a few lines, whatever breaks are in its texts: it is kept whole on one page. */
const oneLine = (value: string | number | null | undefined) => String(value ?? '').replaceAll(/\s+/g, ' ');
