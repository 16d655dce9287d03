// A minimal loop of pg: N connections that ask a prepared statement again and again, as the superuser, who is under no
// row-level security. No HTTP and no access; of rows it makes objects, as pg does.
import pg from 'pg';
import { playTurns, serveMessages } from './turns.mjs';

/** @param {import('./turns.mjs').Loop} loop what is asked is the last statement of each turn */
async function run({ requests, connections, seconds }) {
  const asked = requests.map((trips) => ({ name: 'asked', ...trips.at(-1).at(-1) }));
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: process.env.SUPERUSER_URL }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  const result = await playTurns(
    clients.map((client) => (turn) => client.query(asked[turn % asked.length])),
    seconds,
  );
  await Promise.all(clients.map((client) => client.end()));
  return result;
}

serveMessages(run);
