import { bearer, get, LIST } from '../requests.mjs';
import { startLlavero } from '../subjects.mjs';

const ROUTES = {
  'the list': LIST,
  clients: '/api/v1/clients?per_page=25',
  products: '/api/v1/products?per_page=25',
  taxes: '/api/v1/taxes?per_page=25',
};

/** One server process beside two, on the list and on plain entities. */
export async function workers(stage) {
  const { env, asked } = stage.main;
  const processes = (count) => () => startLlavero({ ...env, WEB_CONCURRENCY: String(count) });
  await stage.during({ one: processes(1), two: processes(2) }, async (subjects) => {
    for (const [what, path] of Object.entries(ROUTES)) {
      const requests = asked.map((one) => get(path, bearer(one)));
      await stage.compare(
        {
          name: `GET ${path} by WEB_CONCURRENCY`,
          base: 'one',
          requests: { one: requests, two: requests },
          figures: { [`two processes on ${what}`]: ['two', 'one'] },
        },
        subjects,
      );
    }
  });
}
