import { bearer, get, getting, LIST, onWire } from '../requests.mjs';

/** A page of invoices: Llavero beside a bare route, beside itself made public, and beside PostgreSQL without a server. */
export async function list(stage) {
  const { asked } = stage.main;
  const requests = asked.map((one) => getting(LIST, bearer(one)));
  const recorded = await stage.recorded(requests);
  await stage.compare({
    name: `GET ${LIST}`,
    base: 'bare',
    requests: {
      bare: asked.map(({ company }) => get(`/invoices?company=${company}`)),
      open: [get(LIST)],
      loop: recorded,
      protocol: recorded,
      ...(await strapi(stage)),
      llavero: requests.map(onWire),
    },
    figures: {
      'list beside a bare route': ['llavero', 'bare'],
      'list beside itself made public': ['llavero', 'open'],
      'list beside a pg loop': ['llavero', 'loop'],
      'list beside the protocol alone': ['llavero', 'protocol'],
      ...(stage.has('strapi') && { 'list beside Strapi': ['llavero', 'strapi'] }),
    },
  });
}

/** As many records, with as many columns. */
async function strapi(stage) {
  if (!stage.has('strapi')) return {};
  const { told } = await stage.subject('strapi');
  return { strapi: [get('/api/invoices?sort=id:desc&pagination[pageSize]=25', bearer(told))] };
}
