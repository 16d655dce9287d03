import { FURTHER_SERIES } from '../data.mjs';
import { bearer, onWire, postingJson, postJson } from '../requests.mjs';

const LINES = ['First', 'Second', 'Third'].map((which, index) => ({
  description: `${which} line`,
  quantity: String(index + 1),
  unit_price: '100.50',
  tax: 'IVA21',
}));

/** An invoice of three lines, issued and numbered: in 64 companies, then on 64 series of one. */
export async function post(stage) {
  const { asked } = stage.main;
  const orders = asked.map((one) => ({ ...orderOf(one), series: null }));
  const ofEach = orders.map(issuing);
  const plain = orders.map((order) => postJson(`/invoices?company=${order.company}`, bodyOf(order)));
  await stage.compare({
    name: 'POST /api/v1/invoices with 3 lines, a series in each of 64 companies',
    base: 'plain',
    requests: {
      plain,
      prepared: plain,
      protocol: await stage.recorded(ofEach),
      llavero: ofEach.map(onWire),
    },
    figures: {
      'invoice beside a plain handler': ['llavero', 'plain'],
      'invoice beside a plain handler that prepares': ['llavero', 'prepared'],
      'invoice beside the protocol alone': ['llavero', 'protocol'],
    },
  });

  const ofOne = FURTHER_SERIES.map((series) => issuing({ ...orderOf(asked[0]), series }));
  await stage.compare({
    name: 'POST /api/v1/invoices with 3 lines, 64 series of one company',
    base: 'protocol',
    requests: { protocol: await stage.recorded(ofOne), llavero: ofOne.map(onWire) },
    figures: { 'invoice beside the protocol alone, one company': ['llavero', 'protocol'] },
  });
}

const issuing = (order) => postingJson('/api/v1/invoices', bodyOf(order), bearer(order.of));

const orderOf = (of) => ({ of, company: of.company, client: of.client, lines: LINES });

const bodyOf = ({ client, series, lines }) => ({
  client_id: client,
  lines,
  ...(series !== null && { series_id: series }),
});
