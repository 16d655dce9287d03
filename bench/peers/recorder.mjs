// Llavero, which tells what a request asks of PostgreSQL: its round trips, each with its statements and their parameters as
// they go on the wire. Other peers send the same.
import pgUtils from 'pg/lib/utils.js';
import { pino } from 'pino';
import { loadConfig } from '../../dist/src/config/environment.js';
import { createApp } from '../../dist/src/configure-app.js';
import { EnteringClient } from '../../dist/src/database/entering-client.js';
import { ENTER } from '../../dist/src/database/entered-query.js';
import { serveMessages } from './turns.mjs';

const seen = [];
// oxlint-disable-next-line unbound-method -- called with its client below
const { enter } = EnteringClient.prototype;
EnteringClient.prototype.enter = function (statements, proof) {
  const entering = proof ? [{ text: ENTER.text, values: proof }] : [];
  seen.push([...entering, ...statements].map(asSent));
  return enter.call(this, statements, proof);
};

const config = loadConfig();
const app = await createApp(config, config.databaseUrl, pino({ level: config.logLevel, base: undefined }));
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.getHttpServer().address();

serveMessages(tripsOfAll, { port });

async function tripsOfAll(requests) {
  const all = [];
  for (const request of requests) {
    // Once to be remembered.
    await ask(request);
    seen.length = 0;
    await ask(request);
    all.push([...seen]);
  }
  return all;
}

async function ask({ method, path, headers, body }) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

function asSent({ text, values }) {
  return { text, values: values.map((value) => pgUtils.prepareValue(value)) };
}
