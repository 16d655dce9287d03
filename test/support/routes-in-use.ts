import { routesOf } from '../../src/http/routes.js';
import { Batches, sentInvoice } from './batches.js';
import { Books } from './books.js';
import { Caller } from './http.js';
import { Purchasing } from './purchasing.js';
import { World } from './world.js';

export interface RouteInUse {
  method: string;
  /** With the id of a record that is there. */
  path: string;
}

/** A company in which every resource has a record, and a proprietor who may do everything with them. */
export async function companyInUse(
  world: World,
): Promise<{ books: Books; proprietor: Caller; routes: RouteInUse[] }> {
  const books = await Books.open(world);
  const { user, caller: proprietor } = await books.company.person('proprietor');
  const invoice = await books.invoice();
  const batches = new Batches(books);
  const batch = await batches.take([sentInvoice()]);
  await batches.untilDone(batch.id);
  const ids: Record<string, number> = {
    clients: books.clientId,
    products: (await books.create('products', { code: 'P1', name: 'Work', price: '10' })).id,
    taxes: (await books.read('taxes'))[0].id,
    series: (await books.defaultSeries()).id,
    'payment-methods': (await books.read('payment-methods'))[0].id,
    invoices: invoice.id,
    invoice_batches: batch.id,
    payments: (await books.create('payments', { invoice_id: invoice.id, amount: '1' })).id,
    purchases: (await new Purchasing(books).create()).id,
    companies: books.company.id,
    users: user.id,
    'api-keys': (await books.company.key()).id,
    webhooks: (await books.create('webhooks', { name: 'Shop', url: 'https://receiver.invalid/', events: [] }))
      .id,
  };
  const routes = routesOf(world.server.app)
    .filter(({ path }) => path.startsWith('/api/v1/'))
    .flatMap(({ method, path }) => {
      const inUse = path.replace(':id', String(ids[path.split('/')[3]!]));
      // Whatever is changed by PATCH is changed by PUT as well.
      return (method === 'PATCH' ? ['PATCH', 'PUT'] : [method]).map((each) => ({
        method: each,
        path: inUse,
      }));
    });
  return { books, proprietor, routes };
}
