// The limit of the database, as `pgbench -M prepared` would find it: N connections, each with one transaction under way,
// whose statements are prepared. No HTTP, no driver, nothing is made of the rows.
import { playTurns, serveMessages } from './turns.mjs';
import { Wire, executed } from './wire.mjs';

/** @param {import('./turns.mjs').Loop} loop */
async function run({ requests, connections, seconds }) {
  const names = new Map();
  const nameOf = (text) => {
    if (!names.has(text)) names.set(text, `statement_${names.size}`);
    return names.get(text);
  };
  const turns = requests.map((trips) =>
    trips.map((trip) => executed(...trip.map(({ text, values }) => [nameOf(text), values]))),
  );
  const opening = Array.from({ length: connections }, () => Wire.open(process.env.APP_URL, names));
  const wires = await Promise.all(opening);
  const result = await playTurns(
    wires.map((wire) => async (turn) => {
      for (const bytes of turns[turn % turns.length]) await wire.send(bytes);
    }),
    seconds,
  );
  for (const wire of wires) wire.close();
  return result;
}

serveMessages(run);
