import { bearer, forwarded, get, unknownKeys } from '../requests.mjs';
import { spread } from '../rounds.mjs';
import { startLlavero } from '../subjects.mjs';

/** Fewer than make a line of strangers: in line they come at a pace, and their cost is not that of their work. */
const REFUSED = 2_500;
const WARMING = 8_000;

const REFUSALS = {
  'unknown key': (key) => key,
  'malformed key': ({ token }) => ({ token: token.slice(0, 19) }),
};

/** Who a key is, beside better-auth; and what a refusal costs beside the same request answered. */
export async function access(stage) {
  const { asked } = stage.main;
  const { told } = await stage.subject('better-auth');
  await stage.compare({
    name: 'GET /api/v1/api-keys/current',
    base: 'better-auth',
    requests: {
      'better-auth': told.keys.map((key) => get('/current', { 'x-api-key': key })),
      llavero: asked.map((one) => get('/api/v1/api-keys/current', bearer(one))),
    },
    figures: { 'who a key is, beside better-auth': ['llavero', 'better-auth'] },
  });
  for (const [name, presented] of Object.entries(REFUSALS)) {
    const ratios = [];
    for (let round = 0; round < stage.load.rounds; round++) ratios.push(await costOf(stage, presented));
    stage.figure(`${name}, its cost beside that of a success`, spread(ratios));
  }
}

/** CPU of a new server and its database for each refusal, beside that for each answer to a key that is known. */
async function costOf(stage, presented) {
  const { env, asked } = stage.main;
  const records = (count) =>
    Array.from({ length: count }, (_, n) => {
      const one = asked[n % asked.length];
      return get(`/api/v1/invoices/${one.invoice}`, { ...bearer(one), ...forwarded(n) });
    });
  const path = `/api/v1/invoices/${asked[0].invoice}`;
  const refused = unknownKeys(REFUSED).map((key, n) =>
    get(path, { ...bearer(presented(key)), ...forwarded(n) }),
  );
  return stage.during({ llavero: () => startLlavero(env) }, async ({ llavero }) => {
    const cost = async (requests, status) => {
      const before = llavero.cpu + stage.load.databaseCpu();
      const { statuses } = await llavero.run({ ...stage.load, requests, once: true });
      if (statuses[status] !== requests.length) throw new Error(`not all were answered ${status}`);
      return (llavero.cpu + stage.load.databaseCpu() - before) / requests.length;
    };
    await cost(records(WARMING), 200);
    const [success, refusal] = [await cost(records(REFUSED), 200), await cost(refused, 401)];
    return refusal / success;
  });
}
