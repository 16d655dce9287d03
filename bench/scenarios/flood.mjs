import { bearer, forwarded, get, unknownKeys, LIST } from '../requests.mjs';
import { measure, ratios, spread } from '../rounds.mjs';
import { LoadGenerator } from '../subjects.mjs';

const UNKNOWN = 5_000;

const FLOODS = {
  'one address': (keys) => keys.map((one) => get(LIST, bearer(one))),
  'many addresses': (keys) => keys.map((one, index) => get(LIST, { ...bearer(one), ...forwarded(index) })),
};

/** A good client alone, and beside as many connections again that send random keys without a pause. */
export async function flood(stage) {
  const alone = await stage.subject('llavero');
  const good = stage.main.asked.map((one) => get(LIST, bearer(one)));
  const flooding = new LoadGenerator();
  try {
    for (const [whence, requestsOf] of Object.entries(FLOODS)) {
      const beside = flooded(alone, flooding, requestsOf(unknownKeys(UNKNOWN)));
      const results = await measure({ alone, beside }, { alone: good, beside: good }, stage.load);
      stage.tell({ name: `A client beside a flood from ${whence}`, base: 'beside', results });
      stage.figure(
        `a client alone, times as fast as beside a flood from ${whence}`,
        spread(ratios(results, 'alone', 'beside')),
      );
    }
  } finally {
    flooding.stop();
  }
}

/** The same subject, with a flood for as long as it is asked something. */
function flooded(subject, flooding, requests) {
  const { port } = subject;
  return {
    run: async (load) => {
      const { connections, seconds } = load;
      const flood = flooding.run({ port, requests, connections, seconds });
      const [result, { statuses }] = await Promise.all([subject.run(load), flood]);
      const ofFlood = Object.entries(statuses).map(([status, count]) => [`flood ${status}`, count]);
      return { ...result, statuses: { ...result.statuses, ...Object.fromEntries(ofFlood) } };
    },
  };
}
