// npm run dev:console: the console as its sources are, beside a server of `npm start`.
import { join } from 'node:path';
import { ensureClient, ensureInstalled, exitWith, nodePath, run } from './lib.mjs';

await exitWith(async () => {
  await ensureInstalled();
  await ensureClient();
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  return run(nodePath(), [vite, '--config', join('web', 'vite.config.ts'), ...process.argv.slice(2)]);
});
