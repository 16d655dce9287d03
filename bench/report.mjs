// Ratios for people; the same and more as JSON.

const number = (value, digits = 0) => (value === null ? '-' : value.toFixed(digits));

export function printed({ name, rows }) {
  const cells = rows.map((row) => [
    row.name,
    number(row.ratio, 2),
    `${number(row.lowest, 2)}-${number(row.highest, 2)}`,
    number(row.p50, 1),
    number(row.p99, 1),
    number(row.cpuMicros),
    Object.entries(row.statuses)
      .map(([status, count]) => `${status} x ${count}`)
      .join(', '),
  ]);
  const titled = [['', 'ratio', 'spread', 'p50 ms', 'p99 ms', 'CPU us', 'answers'], ...cells];
  const widths = titled[0].map((_, column) => Math.max(...titled.map((line) => line[column].length)));
  const line = (texts) =>
    texts
      .map((text, column) => text.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [`\n${name}`, ...titled.map((texts) => `  ${line(texts)}`), ''].join('\n');
}
