import { COUNTRIES_A_TO_L } from './countries-a-to-l.js';
import { COUNTRIES_M_TO_Z } from './countries-m-to-z.js';
import { GivenRows } from './rows.js';

/**
 * ISO 3166-1 and Northern Ireland, which trade with the European Union tells apart. Up to Colombia as the facts of
 * FacturaScripts have them; the others are named by CLDR and lie where Natural Earth and tzdata have them.
 */
export const COUNTRIES: GivenRows = {
  resource: 'pais',
  country: null,
  columns: ['codpais', 'codiso', 'nombre', 'latitude', 'longitude', 'telephone_prefix'],
  rows: [...COUNTRIES_A_TO_L, ...COUNTRIES_M_TO_Z],
};
