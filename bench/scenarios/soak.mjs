import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { residentBytesOf } from '../processes.mjs';
import { bearer, forwarded, get, unknownKeys, LIST } from '../requests.mjs';
import { startLlavero } from '../subjects.mjs';

const REPORTER = fileURLToPath(new URL('../peers/memory-reporter.mjs', import.meta.url));
const SAMPLE_MS = 5_000;
/** What a server needs at all it has after this share of the soak. */
const WARM_UP = 0.25;
const UNKNOWN = 2_000;
/** Good requests to each of an unknown key: fewer than would be guessing. */
const GOOD = 10;
const MEGABYTE = 1024 * 1024;

/** Hours in short: lists, records and refusals without a pause, and how the memory of the server goes meanwhile. */
export async function soak(stage) {
  const seconds = stage.pace.soak;
  if (seconds === 0) return;
  const { env, asked } = stage.main;
  const unknown = unknownKeys(UNKNOWN);
  const requests = unknown.flatMap((nobody, n) => {
    const one = asked[n % asked.length];
    return [
      ...Array.from({ length: GOOD }, (_, record) =>
        get(record ? `/api/v1/invoices/${one.invoice + record}` : LIST, bearer(one)),
      ),
      get('/api/v1/api-keys/current', { ...bearer(nobody), ...forwarded(n) }),
    ];
  });
  const starting = { llavero: () => startLlavero(env, ['--import', REPORTER]) };
  await stage.during(starting, async ({ llavero }) => {
    const loaded = llavero.run({ ...stage.load, requests, seconds });
    const [samples] = await Promise.all([sampled(llavero.child, seconds), loaded]);
    const [resident, heap] = ['resident', 'heap'].map((what) => growth(samples, what));
    stage.report.soak = { seconds, resident, heap, samples };
    stage.figure('growth of memory over the soak, share of it', { value: resident.share });
    stage.figure('growth of memory, MB in a minute', { value: resident.perMinute });
    stage.figure('growth of the heap, MB in a minute', { value: heap.perMinute });
  });
}

/** Megabytes every few seconds; `at` is in minutes. */
async function sampled(child, seconds) {
  const samples = [];
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000) {
    await delay(Math.min(SAMPLE_MS, (seconds * 1000) / 10));
    child.send('memory');
    const [{ heapBytes }] = await once(child, 'message');
    const at = (performance.now() - begun) / 60_000;
    samples.push({ at, resident: residentBytesOf(child.pid) / MEGABYTE, heap: heapBytes / MEGABYTE });
  }
  return samples;
}

/** The line through the samples after the warm-up: megabytes in a minute, and all of it as a share of the mean. */
function growth(samples, what) {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const mean = (of) => warm.reduce((sum, sample) => sum + of(sample), 0) / warm.length;
  const [at, level] = [mean((sample) => sample.at), mean((sample) => sample[what])];
  const covariance = mean((sample) => (sample.at - at) * (sample[what] - level));
  const perMinute = covariance / mean((sample) => (sample.at - at) ** 2);
  return { mean: level, perMinute, share: (perMinute * (warm.at(-1).at - warm[0].at)) / level };
}
