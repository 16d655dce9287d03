import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './processes.mjs';

/** Where a wrong line lets somebody in or writes a wrong amount or number: by the beginning of the path. */
const GROUPS = ['src/access/', 'src/api-keys/', 'src/invoices/totals', 'src/series/numbering'];
const FLOOR_PERCENT = 95;

/** Prints the share of covered lines of each group; whether all of them reach the floor. */
export function coverageIsEnough() {
  const summary = join(root, 'coverage', 'coverage-summary.json');
  if (!existsSync(summary)) {
    console.log('There is no coverage report.');
    return false;
  }
  const files = Object.entries(JSON.parse(readFileSync(summary, 'utf8'))).map(([file, { lines }]) => ({
    path: relative(root, file).split(sep).join('/'),
    ...lines,
  }));
  return GROUPS.map((group) => isEnough(group, files)).every(Boolean);
}

function isEnough(group, files) {
  const members = files.filter((file) => file.path.startsWith(group));
  const [covered, total] = ['covered', 'total'].map((key) =>
    members.reduce((sum, file) => sum + file[key], 0),
  );
  const percent = total === 0 ? 0 : (100 * covered) / total;
  const enough = percent >= FLOOR_PERCENT;
  const figures = total === 0 ? 'no file' : `${percent.toFixed(1)} % of ${total} lines`;
  console.log(`${group}*: ${figures}${enough ? '' : `, below the floor of ${FLOOR_PERCENT} %`}`);
  return enough;
}
