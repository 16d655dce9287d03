// Ratios for people; the same and more as JSON.
import { judged } from './targets.mjs';

const number = (value, digits = 0) => (value === null || value === undefined ? '-' : value.toFixed(digits));

export function printed({ name, rows }) {
  const cells = rows.map((row) => [
    row.name,
    number(row.ratio, 2),
    `${number(row.lowest, 2)}-${number(row.highest, 2)}`,
    number(row.p50, 1),
    number(row.p99, 1),
    number(row.cpuMicros),
    number(row.databaseMicros),
    Object.entries(row.statuses)
      .map(([status, count]) => `${status} x ${count}`)
      .join(', '),
  ]);
  return table(name, [['', 'ratio', 'spread', 'p50 ms', 'p99 ms', 'CPU us', 'PG us', 'answers'], ...cells]);
}

export const printedFigure = (figure) => `  ${cellsOf(figure).join('  ')}`;

/** Every figure beside what it has to be. */
export const printedFigures = (figures) =>
  table('Figures', [['', 'median', 'spread', 'target', ''], ...figures.map(cellsOf)]);

function cellsOf(figure) {
  const { target, reached } = judged(figure);
  const { name, value, lowest, highest } = figure;
  const range = lowest === undefined ? '-' : `${number(lowest, 2)}-${number(highest, 2)}`;
  return [
    name,
    number(value, 2),
    range,
    target ?? '-',
    reached === undefined ? '' : reached ? 'reached' : 'MISSED',
  ];
}

function table(title, lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const line = (texts) =>
    texts
      .map((text, column) => text.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [`\n${title}`, ...lines.map((texts) => `  ${line(texts)}`), ''].join('\n');
}
