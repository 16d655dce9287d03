// The few shapes that the plots are made of. Colours follow the reader's light or dark page.

const STYLE = `
  svg { background: #fff; font: 13px system-ui, sans-serif; }
  text { fill: #24292f; } .subtle { fill: #57606a; font-size: 12px; } .title { font-size: 16px; font-weight: 600; }
  .grid { stroke: #d0d7de; } .whisker { stroke: #24292f; stroke-width: 1.5; }
  .target { stroke: #bf3989; stroke-width: 2; stroke-dasharray: 4 3; }
  .good { fill: #4493f8; } .bad { fill: #d4a72c; }
  polyline { fill: none; stroke-width: 2.5; }
  .line0 { stroke: #0969da; } .dot0, .label0 { fill: #0969da; } .line1 { stroke: #bc4c00; } .dot1, .label1 { fill: #bc4c00; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; } text { fill: #e6edf3; } .subtle { fill: #9198a1; } .grid { stroke: #30363d; }
    .whisker { stroke: #e6edf3; } .target { stroke: #f778ba; } .good { fill: #1f6feb; } .bad { fill: #9e6a03; }
    .line0 { stroke: #58a6ff; } .dot0, .label0 { fill: #58a6ff; } .line1 { stroke: #f0883e; } .dot1, .label1 { fill: #f0883e; }
  }`;

/** A whole picture: its title, what it was measured with, what its dashed lines are, and its shapes. */
export function picture({ width, height, title, subtitle }, shapes) {
  const legend = [
    line({ x1: width - 150, y1: 24, x2: width - 126, y2: 24 }, 'target'),
    text({ x: width - 118, y: 28, kind: 'subtle' }, 'has to be'),
  ];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}\n</style>`,
    text({ x: 16, y: 24, kind: 'title' }, title),
    text({ x: 16, y: 42, kind: 'subtle' }, subtitle),
    ...legend,
    ...shapes,
    '</svg>',
  ].join('\n')}\n`;
}

export function text({ x, y, anchor = 'start', kind }, content) {
  const named = kind ? ` class="${kind}"` : '';
  return `<text${named} x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

export function line(ends, kind) {
  const places = Object.entries(ends).map(([name, value]) => `${name}="${value.toFixed(1)}"`);
  return `<line class="${kind}" ${places.join(' ')}/>`;
}

/** A line down the picture with its value below. */
export const tick = ({ x, top, bottom, label }) =>
  [
    line({ x1: x, y1: top, x2: x, y2: bottom }, 'grid'),
    text({ x, y: bottom + 20, anchor: 'middle', kind: 'subtle' }, label),
  ].join('\n');

const escaped = (content) =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
