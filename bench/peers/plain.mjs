// An invoice issued by a handler as it is written without further thought: Fastify checks the body, pg runs the
// statements in a transaction one by one, as its manual shows it or, where PREPARED says so, each under a name. Nobody is
// asked who they are; row security is on, as the work is the same.
import Fastify from 'fastify';
import pg from 'pg';
import { STATEMENTS, issue } from './issue.mjs';

const decimal = { type: 'string', pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$' };
const body = {
  type: 'object',
  required: ['client_id', 'lines'],
  properties: {
    client_id: { type: 'integer', minimum: 1 },
    series_id: { type: 'integer', minimum: 1 },
    lines: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: {
        type: 'object',
        required: ['description', 'quantity', 'unit_price', 'tax'],
        properties: {
          description: { type: 'string', maxLength: 1000 },
          quantity: decimal,
          unit_price: decimal,
          tax: { type: 'string', maxLength: 20 },
        },
      },
    },
  },
};

const pool = new pg.Pool({ connectionString: process.env.APP_URL, max: 10 });
const app = Fastify();

app.post('/invoices', { schema: { body } }, async ({ body: asked, query }, reply) => {
  const { client_id: client, series_id: series = null, lines } = asked;
  const company = Number(query.company);
  const steps = issue({ company, client, series, lines });
  const connection = await pool.connect();
  try {
    const data = await played(steps, connection);
    return reply.code(201).send({ success: true, data });
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
});

/** Runs the statements in turn and answers what comes of them. */
async function played(steps, connection) {
  let step = steps.next();
  while (!step.done) {
    const [name, values] = step.value;
    const { rows } = await connection.query({
      ...(process.env.PREPARED && { name }),
      text: STATEMENTS[name],
      values,
      rowMode: 'array',
    });
    step = steps.next(rows[0]);
  }
  return step.value;
}

await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
