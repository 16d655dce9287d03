import { get, postForm } from '../requests.mjs';
import { totalled } from '../rounds.mjs';

const LINE = { descripcion: 'A line of an invoice', cantidad: 2, pvpunitario: 100, codimpuesto: 'IVA21' };

/** FacturaScripts' list of invoices and its endpoint that makes one: whether all of them succeed. */
export async function facturascripts(stage) {
  const { asked } = stage.main;
  const keyed = ({ token }) => ({ 'x-auth-token': token });
  const fields = { codcliente: '1', lineas: JSON.stringify([LINE, LINE, LINE]) };
  const results = await stage.compare({
    name: 'FacturaScripts: facturaclientes and crearFacturaCliente',
    base: 'llavero: facturaclientes',
    requests: {
      'llavero: facturaclientes': asked.map((one) => get('/api/3/facturaclientes?limit=25', keyed(one))),
      'llavero: crearFacturaCliente': asked.map((one) =>
        postForm('/api/3/crearFacturaCliente', fields, keyed(one)),
      ),
    },
  });
  const share = (row) => ({ value: successes(results[`llavero: ${row}`]) });
  stage.figure('FacturaScripts list, share of successes', share('facturaclientes'));
  stage.figure('crearFacturaCliente, share of successes', share('crearFacturaCliente'));
}

function successes(rounds) {
  const statuses = Object.entries(totalled(rounds.map(({ statuses }) => statuses)));
  const count = (those) => those.reduce((sum, [, times]) => sum + times, 0);
  return count(statuses.filter(([status]) => status.startsWith('2'))) / count(statuses);
}
