// npm start: installs and builds what is missing, then runs the server until it is asked to end.
import { exitWith, runBuilt } from './lib.mjs';

await exitWith(() => runBuilt('main.js', process.argv.slice(2)));
