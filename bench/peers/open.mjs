// Llavero with two of its routes made public: nobody is asked who they are; lists are of each company in turn, and records
// of the first. All else stays as it is.
import { pino } from 'pino';
import { Public } from '../../dist/src/access/route-policy.js';
import { loadConfig } from '../../dist/src/config/environment.js';
import { createApp } from '../../dist/src/configure-app.js';
import { withSession } from '../../dist/src/database/company-session.js';
import { InvoicesController } from '../../dist/src/invoices/invoices.controller.js';

const ASKED = Number(process.env.ASKED);
const COMPANIES = { list: () => 1 + (turn++ % ASKED), get: () => 1 };
let turn = 0;
const config = loadConfig();

for (const [name, company] of Object.entries(COMPANIES)) {
  const descriptor = Object.getOwnPropertyDescriptor(InvoicesController.prototype, name);
  const handler = descriptor.value;
  const opened = function (...parameters) {
    return withSession({ companyId: company() }, () => handler.apply(this, parameters));
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
process.send({ port: app.getHttpServer().address().port });
