import { bearer, get, getting, onWire } from '../requests.mjs';

/** One invoice with its lines, in the same company as a list's. */
export async function record(stage) {
  const { asked } = stage.main;
  const requests = asked.map((one) => getting(`/api/v1/invoices/${one.invoice}`, bearer(one)));
  await stage.compare({
    name: 'GET /api/v1/invoices/{id}',
    base: 'bare',
    requests: {
      bare: asked.map(({ company, invoice }) => get(`/invoices/${invoice}?company=${company}`)),
      open: [get('/api/v1/invoices/1')],
      protocol: await stage.recorded(requests),
      llavero: requests.map(onWire),
    },
    figures: { 'one record beside a bare route': ['llavero', 'bare'] },
  });
}
