// npm run bench: installs and builds what is missing, then measures. Arguments go to bench/bench.mjs; `--with strapi` also
// installs a peer that is too large to be there for everybody.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, ensureInstalledIn, exitWith, nodePath, run } from './lib.mjs';

const PEERS = join('bench', 'peers');
const args = process.argv.slice(2);
const { values } = parseArgs({ args, strict: false, options: { with: { type: 'string', multiple: true } } });

await exitWith(async () => {
  await ensureInstalled();
  await ensureInstalledIn(PEERS);
  if (values.with?.includes('strapi')) await ensureInstalledIn(join(PEERS, 'strapi'));
  await ensureBuilt();
  return run(nodePath(), [join('bench', 'bench.mjs'), ...args]);
});
