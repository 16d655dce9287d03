// The peer of every ratio: Fastify and pg as their manuals show them, without authentication, limits or isolation. The
// statements are the ones that Llavero sends.
import Fastify from 'fastify';
import pg from 'pg';

const { list, get } = JSON.parse(process.env.STATEMENTS);
const pool = new pg.Pool({ connectionString: process.env.SUPERUSER_URL, max: 10 });
const app = Fastify();

app.get('/invoices', async ({ query }) => {
  const { rows } = await pool.query(list, [query.company]);
  const total = rows[0]?.list_total;
  const data = rows.map(({ list_total: _total, ...row }) => row);
  return { success: true, data, meta: { page: 1, per_page: 25, total } };
});

app.get('/invoices/:id', async ({ params, query }) => {
  const { rows } = await pool.query(get, [query.company, params.id]);
  return { success: true, data: rows[0] };
});

await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
