// Llavero with two of its routes made public: nobody is asked who they are, and all read the first company. All else
// stays as it is. It also tells which statements those routes send, so that the other peers send the same.
import pg from 'pg';
import { pino } from 'pino';
import { Public } from '../../dist/src/access/route-policy.js';
import { loadConfig } from '../../dist/src/config/environment.js';
import { createApp } from '../../dist/src/configure-app.js';
import { withSession } from '../../dist/src/database/company-session.js';
import { InvoicesController } from '../../dist/src/invoices/invoices.controller.js';

const COMPANY = 1;
const config = loadConfig();

for (const name of ['list', 'get']) {
  const descriptor = Object.getOwnPropertyDescriptor(InvoicesController.prototype, name);
  const handler = descriptor.value;
  const opened = function (...parameters) {
    return withSession({ companyId: COMPANY }, () => handler.apply(this, parameters));
  };
  for (const key of Reflect.getMetadataKeys(handler))
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), opened);
  Object.defineProperty(InvoicesController.prototype, name, { ...descriptor, value: opened });
  Public()(
    InvoicesController.prototype,
    name,
    Object.getOwnPropertyDescriptor(InvoicesController.prototype, name),
  );
}

const app = await createApp(config, config.databaseUrl, pino({ level: config.logLevel, base: undefined }));
await app.listen({ port: 0, host: '127.0.0.1' });
const port = app.getHttpServer().address().port;

process.send({ port, statements: { list: await sentBy('?per_page=25'), get: await sentBy('/1') } });

/** The SELECT that a request to /api/v1/invoices sends, as its text and its parameters. */
async function sentBy(path) {
  const seen = [];
  // oxlint-disable-next-line unbound-method -- called with its client below
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (statement, ...rest) {
    const { text, values } = statement;
    if (/FROM invoices/.test(text)) seen.push({ text, values });
    return query.call(this, statement, ...rest);
  };
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/invoices${path}`);
  pg.Client.prototype.query = query;
  if (!answer.ok || seen.length !== 1)
    throw new Error(`${path}: ${answer.status}, ${seen.length} statements`);
  return seen[0];
}
