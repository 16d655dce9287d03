// npm run build: the server into dist/ and the console into web/dist/, unless they are there.
import { ensureBuilt, exitWith } from './lib.mjs';

await exitWith(ensureBuilt);
