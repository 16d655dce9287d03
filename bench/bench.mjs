// npm run bench: Llavero beside its peers, in one run on one machine. Ratios travel; what stands beside them does not.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../dist/src/database/embedded-postgres.js';
import { migrateDatabase } from '../dist/src/database/migrate.js';
import { comparisons } from './comparisons.mjs';
import { fill } from './data.mjs';
import { printed } from './report.mjs';
import { compare, measure } from './rounds.mjs';
import { LoadGenerator, startLlavero, startPeer } from './subjects.mjs';

const PROFILES = {
  full: { companies: 1_000, invoices: 1_000_000, keys: 100_000 },
  small: { companies: 100, invoices: 100_000, keys: 10_000 },
};

const { values: options } = parseArgs({
  options: {
    profile: { type: 'string', default: 'full' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '32' },
    json: { type: 'string', default: join('reports', 'bench.json') },
  },
});
const profile = PROFILES[options.profile];
if (!profile) throw new Error(`--profile is one of ${Object.keys(PROFILES).join(', ')}`);
const [rounds, seconds, connections] = [options.rounds, options.seconds, options.connections].map(Number);

const PEPPER = 'the pepper of the benchmark is long enough for its check';
/** Counted at every request, and never reached. */
const NEVER_REACHED = '1000000/1';
const LIMITS = Object.fromEntries(
  ['KEY', 'COMPANY', 'ADDRESS'].map((whose) => [`RATE_LIMIT_${whose}`, NEVER_REACHED]),
);

const say = (text) => process.stdout.write(`${text}\n`);
const running = [];
const folder = await mkdtemp(join(tmpdir(), 'llavero-bench-'));
try {
  await run();
} finally {
  for (const one of running.toReversed()) await one.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run() {
  const database = await startEmbeddedPostgres({ dataDir: folder });
  running.push(database);
  await migrateDatabase(database.ownerUrl, new URL(database.appUrl).username);
  const superuser = new URL(database.superuserUrl);
  superuser.pathname = new URL(database.appUrl).pathname;

  say(`Loading ${profile.invoices} invoices of ${profile.companies} companies, and ${profile.keys} keys ...`);
  const asked = await fill(superuser.href, profile, PEPPER);
  const subjects = await startSubjects(database.appUrl, superuser.href);
  const generator = new LoadGenerator();
  running.push(generator);

  const report = [];
  for (const comparison of comparisons(asked, profile.invoices / profile.companies)) {
    const results = await measure(generator, subjects, comparison, { rounds, seconds, connections });
    const { name, base } = comparison;
    report.push({ name, base, rows: compare(results, base) });
    say(printed(report.at(-1)));
  }
  await keep(report);
}

/** Beside the whole server: a bare route without any access, and our own routes made public. */
async function startSubjects(appUrl, superuserUrl) {
  const env = { ...LIMITS, DATABASE_URL: appUrl, KEY_PEPPER: PEPPER, DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const served = { ...env, DEMO: 'false', PORT: '0' };
  const open = await started(startPeer('open', served));
  const statements = JSON.stringify(open.told.statements);
  const bare = await started(startPeer('bare', { SUPERUSER_URL: superuserUrl, STATEMENTS: statements }));
  return { open, bare, llavero: await started(startLlavero(served)) };
}

async function started(subject) {
  running.push(await subject);
  return subject;
}

async function keep(report) {
  const { node } = process.versions;
  const told = { ...options, node, cores: availableParallelism(), at: new Date().toISOString() };
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, `${JSON.stringify({ ...told, comparisons: report }, null, 2)}\n`);
  say(`The same as JSON: ${options.json}`);
}
