/** A capital of the embedded font takes about this much of its size, everything else less. */
const CHARACTER = 0.62;

/**
 * The widths of columns that fill `room` together, for texts of one font size: each has what its longest text
 * takes, as far as there is room for it, and the one with the longest has the rest.
 */
export function columnWidths(lines: readonly (readonly string[])[], size: number, room: number): number[] {
  const wanted = lines[0]!.map((_, column) => {
    const longest = lines.reduce((most, texts) => Math.max(most, texts[column]!.length), 1);
    return { column, width: longest * CHARACTER * size };
  });
  const widths: number[] = [];
  let left = room;
  for (const [index, { column, width }] of wanted.toSorted((a, b) => a.width - b.width).entries()) {
    const columns = wanted.length - index;
    widths[column] = columns === 1 ? left : Math.min(width, left / columns);
    left -= widths[column];
  }
  return widths;
}
