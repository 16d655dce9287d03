// better-auth's API-key plugin behind Fastify: a route that verifies the key of a request and says whose it is. The plugin's
// own verification is for the server alone, so this is the shortest way to it over HTTP. Its limit counts, as it does by
// default, and is never reached: by default a key may ask ten times a day.
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import Fastify from 'fastify';
import pg from 'pg';

const { OWNER_URL, ASKED, KEYS } = process.env;
const pool = new pg.Pool({ connectionString: OWNER_URL, max: 10 });
const auth = betterAuth({
  baseURL: 'http://127.0.0.1',
  secret: 'the secret of the benchmark is long enough for its check',
  database: pool,
  emailAndPassword: { enabled: true },
  logger: { disabled: true },
  plugins: [apiKey({ rateLimit: { enabled: true, timeWindow: 86_400_000, maxRequests: 1_000_000_000 } })],
});

const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
const keys = await made(Number(ASKED), Number(KEYS));

const app = Fastify();
app.get('/current', async ({ headers }, reply) => {
  const { valid, key } = await auth.api.verifyApiKey({ body: { key: headers['x-api-key'] } });
  return valid ? { success: true, data: key } : reply.code(401).send({ success: false });
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port, keys });

/** Keys that can be asked with, and rows of others to make up the number. */
async function made(asked, all) {
  const { user } = await auth.api.signUpEmail({
    body: { name: 'Bench', email: 'bench@bench.example', password: 'a password of the benchmark' },
  });
  const keys = [];
  for (let n = 0; n < asked; n++) {
    const { key } = await auth.api.createApiKey({ body: { userId: user.id, name: `Key ${n}` } });
    keys.push(key);
  }
  await pool.query(
    `INSERT INTO apikey
     SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'key', md5(n::text)))).*
     FROM apikey a, generate_series(1, $1::int) n
     WHERE a.id = (SELECT min(id) FROM apikey)`,
    [all - asked],
  );
  await pool.query('VACUUM ANALYZE apikey');
  return keys;
}
