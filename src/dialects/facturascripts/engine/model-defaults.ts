import { alpha3Sql } from '../mapped/countries.js';

/** What the model of a resource fills in where nothing was sent, beyond the defaults of its table. */
export interface ModelDefaults {
  /** SQL over the company `c`, by column. */
  filled?: Readonly<Record<string, string>>;
  /** Columns that count by themselves, from 1 in each company. */
  counted?: readonly string[];
}

const COMPANY = 'c.id';
const COUNTRY = alpha3Sql('c.country');
const TODAY = '(clock_timestamp() AT TIME ZONE c.timezone)::date';
const NOW = `to_char(clock_timestamp() AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI:SS')`;

/** As the facts and the sample rows of the original show them. */
export const MODEL_DEFAULTS: Readonly<Record<string, ModelDefaults>> = {
  agentes: { filled: { fechaalta: TODAY } },
  almacenes: { filled: { idempresa: COMPANY, codpais: COUNTRY } },
  asientos: { filled: { editable: 'true', idempresa: COMPANY }, counted: ['numero'] },
  attachedfilerelations: { filled: { creationdate: NOW } },
  cuentas: { filled: { debe: '0', haber: '0', saldo: '0' } },
  ejercicios: { filled: { estado: `'ABIERTO'`, idempresa: COMPANY, longsubcuenta: '10' } },
};

/** The values of the filled columns of a new record of the company `$1`, as `data`. */
export function filledSql({ filled = {} }: ModelDefaults): string {
  const pairs = Object.entries(filled).map(([column, sql]) => `'${column}', ${sql}`);
  return `SELECT jsonb_build_object(${pairs.join(', ')}) AS data FROM companies c WHERE c.id = $1`;
}
