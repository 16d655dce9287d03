// Who is measured beside whom, and how each is started.
import { join } from 'node:path';
import { createDatabase } from './installation.mjs';
import { bearer, getting, LIST } from './requests.mjs';
import { LoopSubject, startLlavero, startPeer } from './subjects.mjs';

export const CAST = {
  /** Llavero as it is served. */
  llavero: ({ main }) => startLlavero(main.env),
  /** The same with two of its routes made public. */
  open: ({ main }) => startPeer('open', { ...main.env, ASKED: String(main.asked.length) }),
  /** Fastify and pg with the statements that Llavero sends, without any access. */
  bare: async (stage) => {
    const [one] = stage.main.asked;
    const paths = [LIST, `/api/v1/invoices/${one.invoice}`];
    const trips = await stage.recorded(paths.map((path) => getting(path, bearer(one))));
    const [list, get] = trips.map((ofRequest) => ofRequest.at(-1).at(-1).text);
    const STATEMENTS = JSON.stringify({ list, get });
    return startPeer('bare', { SUPERUSER_URL: stage.main.superuserUrl, STATEMENTS });
  },
  /** Fastify and pg that issue an invoice statement by statement, without any access. */
  plain: ({ main }) => startPeer('plain', { APP_URL: main.appUrl }),
  /** The same with each statement prepared once for a connection. */
  prepared: ({ main }) => startPeer('plain', { APP_URL: main.appUrl, PREPARED: 'true' }),
  /** The API-key plugin of better-auth, with as many keys, in a database of its own. */
  'better-auth': async ({ server, main, profile }) => {
    const { ownerUrl: OWNER_URL } = await createDatabase(server, 'better_auth');
    return startPeer('better-auth', { OWNER_URL, ASKED: main.asked.length, KEYS: profile.keys });
  },
  /** Strapi with a static token, and as many invoices as a company has here. */
  strapi: async ({ server, folder, profile }) => {
    const { ownerUrl: OWNER_URL } = await createDatabase(server, 'strapi');
    const settings = {
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
      PUBLIC_FOLDER: join(folder, 'strapi'),
    };
    const INVOICES = profile.invoices / profile.companies;
    return startPeer('strapi/strapi', { ...settings, OWNER_URL, INVOICES });
  },
  /** The last statement of Llavero's requests, by pg. */
  loop: ({ main }) => startPeer('loop', { SUPERUSER_URL: main.superuserUrl }, LoopSubject),
  /** The same round trips as Llavero's, on PostgreSQL's own protocol. */
  protocol: ({ main }) => startPeer('protocol', { APP_URL: main.appUrl }, LoopSubject),
  /** Llavero, which tells what its requests ask of PostgreSQL. */
  recorder: ({ main }) => startPeer('recorder', main.env, LoopSubject),
};
