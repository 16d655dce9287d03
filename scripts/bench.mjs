// npm run bench: installs and builds what is missing, then measures. Arguments go to bench/bench.mjs.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, exitWith, nodePath, run } from './lib.mjs';

await exitWith(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return run(nodePath(), [join('bench', 'bench.mjs'), ...process.argv.slice(2)]);
});
