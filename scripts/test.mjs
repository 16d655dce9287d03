// npm test: every check there is, in one go. Further arguments go to Vitest.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  Failure,
  capture,
  ensureBuilt,
  ensureClient,
  ensureInstalled,
  exitWith,
  nodePath,
  root,
  run,
} from './lib.mjs';
import { coverageIsEnough } from './lib/coverage.mjs';

const REPORT = join('coverage', 'vitest.json');

const staticChecks = [
  { title: 'Format', program: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
  { title: 'Lint', program: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  { title: 'Types', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  {
    title: 'Types of the console',
    program: 'typescript/bin/tsc',
    args: ['--noEmit', '-p', 'web/tsconfig.json'],
  },
];

await exitWith(async () => {
  await ensureInstalled();
  // The console is checked as it calls the server.
  await ensureClient();
  await checkStatically();
  headline('Build');
  await ensureBuilt();
  headline('Tests');
  return test(process.argv.slice(2));
});

/** Two at a time, told in order; the first that fails ends everything. */
async function checkStatically() {
  const lanes = [Promise.resolve(), Promise.resolve()];
  const results = staticChecks.map((check, index) => {
    const command = [join(root, 'node_modules', check.program), ...check.args];
    return (lanes[index % 2] = lanes[index % 2].then(() => capture(nodePath(), command)));
  });
  for (const [index, { title }] of staticChecks.entries()) {
    const { code, output } = await results[index];
    headline(title);
    process.stdout.write(output);
    if (code === 0) continue;
    await Promise.all(results);
    throw new Failure(`${title} failed.`, code);
  }
}

async function test(args) {
  rmSync(join(root, 'coverage'), { recursive: true, force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const code = await run(nodePath(), [vitest, 'run', '--coverage', ...reporters, ...args]);
  const { passed, failed, skipped } = count(code);
  const covered = code !== 0 || isCovered(args);
  if (skipped) console.log('Skipped tests count as a failure.');
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return code || (failed || skipped || !covered ? 1 : 0);
}

/** Arguments narrow the run, and what does not run is not covered: then the figures are told but not judged. */
function isCovered(args) {
  headline('Coverage');
  const enough = coverageIsEnough();
  if (args.length > 0) console.log('Not judged: the run was narrowed by arguments.');
  return enough || args.length > 0;
}

/** A file that did not load and a run that broke off count as one failure: they have no test that could. */
function count(code) {
  const report = existsSync(join(root, REPORT))
    ? JSON.parse(readFileSync(join(root, REPORT), 'utf8'))
    : undefined;
  const failedIn = (file) => file.assertionResults.filter((test) => test.status === 'failed').length;
  const files = report?.testResults ?? [];
  const failed = files.reduce((sum, file) => sum + (failedIn(file) || Number(file.status === 'failed')), 0);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failed || Number(code !== 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function headline(title) {
  console.log(`\n== ${title}`);
}
