// npm run bench: Llavero beside its peers, in one run on one machine. Ratios travel; what stands beside them does not.
//   --profile small        a tenth of the invoices, shorter rounds, no soak
//   --only list,post       some of the scenarios (bench/scenarios.mjs), in this order
//   --with strapi          a peer that is installed for this (700 MB)
//   --soak 600             seconds of the soak
//   --plots                draws docs/performance-*.svg from the last report and measures nothing
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { plot } from './plots.mjs';
import { printedFigures } from './report.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { Stage } from './stage.mjs';
import { judged } from './targets.mjs';

const PROFILES = {
  full: { companies: 1_000, invoices: 1_000_000, keys: 100_000, seconds: 2, soak: 600 },
  small: { companies: 100, invoices: 100_000, keys: 10_000, seconds: 0.7, soak: 0 },
};

const { values: options } = parseArgs({
  options: {
    profile: { type: 'string', default: 'full' },
    only: { type: 'string', default: Object.keys(SCENARIOS).join(',') },
    // Installed by scripts/bench.mjs.
    with: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    connections: { type: 'string', default: '32' },
    soak: { type: 'string' },
    plots: { type: 'boolean', default: false },
    json: { type: 'string', default: join('reports', 'bench.json') },
  },
});
const profile = PROFILES[options.profile];
if (!profile) throw new Error(`--profile is one of ${Object.keys(PROFILES).join(', ')}`);
const played = options.only.split(',');
for (const name of played)
  if (!SCENARIOS[name]) throw new Error(`--only names some of ${Object.keys(SCENARIOS).join(', ')}`);
const FURTHER = ['strapi'];
for (const name of options.with)
  if (!FURTHER.includes(name)) throw new Error(`--with names some of ${FURTHER.join(', ')}`);
const pace = {
  rounds: Number(options.rounds),
  seconds: Number(options.seconds ?? profile.seconds),
  connections: Number(options.connections),
  soak: Number(options.soak ?? profile.soak),
};

if (options.plots) await plot(options.json);
else await run();

async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'llavero-bench-'));
  try {
    const stage = await Stage.open(folder, profile, pace, options.with);
    try {
      for (const name of played) await SCENARIOS[name](stage);
    } finally {
      await stage.close();
    }
    stage.say(printedFigures(stage.report.figures));
    await keep(stage);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep({ report, say }) {
  const { node } = process.versions;
  const told = { profile: options.profile, ...profile, ...pace, node, cores: availableParallelism() };
  const figures = report.figures.map((figure) => ({ ...figure, ...judged(figure) }));
  const whole = { ...told, at: new Date().toISOString(), ...report, figures };
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, `${JSON.stringify(whole, null, 2)}\n`);
  say(`The same as JSON: ${options.json}`);
}
