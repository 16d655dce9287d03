// npm run -s llavero -- <command>: the operator's commands. Only the command writes to standard output.
import { exitWith, runBuilt } from './lib.mjs';

await exitWith(() => runBuilt('cli.js', process.argv.slice(2)));
