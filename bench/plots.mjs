// npm run bench -- --plots: the figures of the last report as SVG, readable on light and on dark. Written by hand: no
// library draws two pictures better than this page does.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { line, picture, text, tick } from './svg.mjs';
import { TARGETS } from './targets.mjs';

const WIDTH = 860;
const LEFT = 400;
const RIGHT = 40;
const ROW = 30;
const TOP = 56;
/** Below and above the end of a line, so that two that end together can both be read. */
const LABEL_DOWN = [14, -6];

/** Draws docs/performance-ratios.svg and docs/performance-sizes.svg, each where the report has what it shows. */
export async function plot(json, folder = 'docs') {
  const report = JSON.parse(await readFile(json, 'utf8'));
  await mkdir(folder, { recursive: true });
  if (report.figures.some(isRatio))
    await writeFile(join(folder, 'performance-ratios.svg'), ratiosPlot(report));
  if (report.sizes.length > 0) await writeFile(join(folder, 'performance-sizes.svg'), sizesPlot(report));
}

const told = ({ profile, rounds, connections, at }) =>
  `profile ${profile}, medians and spread of ${rounds} rounds, ${connections} connections, ${at.slice(0, 10)}`;

const isRatio = ({ name, lowest }) => TARGETS[name]?.atLeast && lowest !== undefined;

/** Ratios of rates, each with its spread and what it has to be. */
export function ratiosPlot(report) {
  const figures = report.figures.filter(isRatio);
  const most = Math.max(...figures.flatMap(({ name, highest }) => [highest, TARGETS[name].atLeast])) * 1.05;
  const x = (value) => LEFT + (value / most) * (WIDTH - LEFT - RIGHT);
  const height = TOP + figures.length * ROW + 40;
  const bottom = height - 36;
  const rows = figures.flatMap((figure, index) => bar(figure, TOP + index * ROW, x));
  const ticks = stepsTo(most).map((value) =>
    tick({ x: x(value), top: TOP - 10, bottom, label: `${value} x` }),
  );
  return picture({ width: WIDTH, height, title: 'Ratios of rates in one run', subtitle: told(report) }, [
    ...ticks,
    ...rows,
  ]);
}

function bar({ name, value, lowest, highest, reached }, top, x) {
  const middle = top + ROW / 2 - 2;
  const target = x(TARGETS[name].atLeast);
  return [
    text({ x: LEFT - 12, y: middle + 4, anchor: 'end' }, name),
    `<rect class="${reached ? 'good' : 'bad'}" x="${LEFT}" y="${top + 4}" width="${(x(value) - LEFT).toFixed(1)}" height="${ROW - 12}"/>`,
    line({ x1: x(lowest), y1: middle, x2: x(highest), y2: middle }, 'whisker'),
    ...[lowest, highest].map((end) =>
      line({ x1: x(end), y1: middle - 5, x2: x(end), y2: middle + 5 }, 'whisker'),
    ),
    line({ x1: target, y1: top, x2: target, y2: top + ROW - 4 }, 'target'),
  ];
}

/** About five round steps. */
function stepsTo(most) {
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].find((size) => most / size <= 6) ?? most / 5;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => Number((n * step).toFixed(2)));
}

/** How the 99th percentile grows with the invoices, beside what it is with the fewest. */
export function sizesPlot(report) {
  const height = 380;
  const [left, right, top, bottom] = [70, 610, TOP + 10, height - 60];
  const longest = TARGETS['p99 of the list at the largest size beside the smallest'].atMost;
  const lines = report.sizes.map(({ shape, p99 }) => ({
    shape,
    points: p99.map((at) => ({ ...at, ratio: at.value / p99[0].value })),
  }));
  const all = lines.flatMap(({ points }) => points);
  const most = Math.max(1.5, ...all.map(({ ratio }) => ratio)) * 1.1;
  const sizes = [...new Set(all.map(({ invoices }) => invoices))].toSorted((one, other) => one - other);
  const x = (invoices) => left + ((right - left) * sizes.indexOf(invoices)) / Math.max(1, sizes.length - 1);
  const y = (ratio) => bottom - (ratio / most) * (bottom - top);
  const title = 'p99 of the list by size, beside the smallest';
  return picture({ width: WIDTH, height, title, subtitle: told(report) }, [
    ...sizes.map((size) => tick({ x: x(size), top, bottom, label: `${size.toLocaleString('en')} invoices` })),
    ...stepsTo(most).flatMap((value) => [
      text({ x: left - 12, y: y(value) + 4, anchor: 'end' }, `${value} x`),
      line({ x1: left, y1: y(value), x2: right, y2: y(value) }, 'grid'),
    ]),
    line({ x1: left, y1: y(longest), x2: right, y2: y(longest) }, 'target'),
    ...lines.flatMap(({ shape, points }, index) => [
      `<polyline class="line${index}" points="${points.map((at) => `${x(at.invoices).toFixed(1)},${y(at.ratio).toFixed(1)}`).join(' ')}"/>`,
      ...points.map(
        (at) =>
          `<circle class="dot${index}" cx="${x(at.invoices).toFixed(1)}" cy="${y(at.ratio).toFixed(1)}" r="4"/>`,
      ),
      text({ x: right + 14, y: y(points.at(-1).ratio) + LABEL_DOWN[index], kind: `label${index}` }, shape),
    ]),
  ]);
}
