import { bearer, get } from '../requests.mjs';
import { ratios, spread } from '../rounds.mjs';
import { startLlavero } from '../subjects.mjs';

/**
 * Full pages at every size: with a hundredth of the invoices a company has no more than ten.
 */
const SHAPES = [
  { shape: 'spread', title: 'spread over all companies', perPage: 10, suffix: '', one: false },
  { shape: 'one', title: 'all of one company', perPage: 25, suffix: ', one company', one: true },
];
const SHARES = [0.01, 0.1, 1];

/** The list at a hundredth, a tenth and all of the invoices, each in a database of its own on the same PostgreSQL. */
export async function sizes(stage) {
  for (const { shape, title, perPage, suffix, one } of SHAPES) {
    const installations = [];
    for (const share of SHARES) installations.push(await installationOf(stage, { shape, one, share }));
    const names = installations.map(({ invoices }) => String(invoices));
    const starting = installations.map(({ env }, index) => [names[index], () => startLlavero(env)]);
    await stage.during(Object.fromEntries(starting), async (subjects) => {
      const path = `/api/v1/invoices?per_page=${perPage}`;
      const requests = installations.map(({ asked }) => asked.map((key) => get(path, bearer(key))));
      const results = await stage.compare(
        {
          name: `GET ${path}, ${title}`,
          base: names[0],
          requests: Object.fromEntries(names.map((name, index) => [name, requests[index]])),
        },
        subjects,
      );
      stage.figure(
        `p99 of the list at the largest size beside the smallest${suffix}`,
        spread(ratios(results, names.at(-1), names[0], 'p99')),
      );
      const p99 = names.map((name) => ({
        invoices: Number(name),
        ...spread(results[name].map((round) => round.p99)),
      }));
      stage.report.sizes.push({ shape: title, p99 });
    });
  }
}

async function installationOf(stage, { shape, one, share }) {
  const { profile, main } = stage;
  const invoices = Math.round(profile.invoices * share);
  if (share === 1 && !one) return { ...main, invoices };
  const companies = one ? 1 : profile.companies;
  const amount = { companies, invoices, keys: companies };
  return { ...(await stage.install(`${shape}_${invoices}`, amount)), invoices };
}
