import { Language, ProblemDetail } from '../common/problem.js';

/** Spanish for the stable codes of details; a detail whose code is not here keeps its English words. */
const SPANISH: Readonly<Record<string, string>> = {
  required: 'es obligatorio',
  unknown: 'no corresponde a ningún registro',
  taken: 'ya está en uso',
  isString: 'debe ser texto',
  isLength: 'tiene una longitud no válida',
  maxLength: 'es demasiado largo',
  matches: 'no tiene el formato esperado',
  isInt: 'debe ser un número entero',
  min: 'es demasiado pequeño',
  max: 'es demasiado grande',
  isBoolean: 'debe ser verdadero o falso',
  isIn: 'no es uno de los valores permitidos',
  isArray: 'debe ser una lista',
  arrayMinSize: 'tiene demasiados pocos elementos',
  arrayMaxSize: 'tiene demasiados elementos',
  isDecimalValue: 'debe ser un número decimal dentro de los límites',
  isEmail: 'debe ser una dirección de correo electrónico',
  isCalendarDate: 'debe ser una fecha (AAAA-MM-DD)',
  isInstant: 'debe ser un momento en ISO 8601 con zona horaria',
  isISO31661Alpha2: 'debe ser un país (ISO 3166)',
  isISO4217CurrencyCode: 'debe ser una moneda (ISO 4217)',
  isTimeZone: 'debe ser una zona horaria (IANA)',
  isObject: 'debe ser un objeto',
  nestedValidation: 'debe ser un objeto o una lista de objetos',
  not_an_object: 'debe ser un objeto JSON',
  nul_character: 'contiene el carácter nulo (U+0000)',
  lone_surrogate: 'contiene medio carácter (un sustituto UTF-16 suelto)',
  list_in_list: 'contiene una lista dentro de otra lista',
  nested_too_deeply: 'tiene demasiados niveles',
  too_many_values: 'tiene demasiados valores',
  repeated: 'aparece más de una vez',
  unknown_permission: 'no es un permiso conocido',
  not_a_cidr: 'no es una dirección ni una red (CIDR)',
  host_bits_set: 'tiene bits de equipo fuera de la red',
  unknown_column: 'no es una columna por la que se pueda ordenar',
  not_a_cursor: 'no es un cursor de esta lista',
  too_many_entries: 'tiene demasiadas entradas',
  not_this_format: 'no es una clave de ese formato',
  not_a_hash: 'no es un hash bcrypt o argon2 de coste aceptable',
  not_a_prefix: 'no es un prefijo de ese formato',
  zero: 'no puede ser cero',
  before_invoice: 'es anterior a la factura que se rectifica',
  before_issued_on: 'es anterior a la fecha de emisión',
  before_last_issued: 'es anterior al último documento de la serie',
  before_range_from: 'es anterior al comienzo del rango',
  lines_have_taxes: 'no se admite junto a impuestos en las líneas',
  more_than_left: 'es más de lo que queda por rectificar',
  more_than_owed: 'es más de lo que se debe',
  negative_total: 'dan un total negativo',
  nothing_left: 'ya se han rectificado por completo',
  too_many_decimals: 'tiene más decimales que la moneda',
  withholding: 'es una retención, no un impuesto',
};

/** A detail with its words in the caller's language; its code never changes. */
export function sayDetail(detail: ProblemDetail, language: Language): ProblemDetail {
  const words = language === 'es' && SPANISH[detail.code];
  if (words) return { ...detail, message: `${detail.field} ${words}` };
  return { ...detail, message: detail.message ?? `${detail.field}: ${detail.code.replaceAll('_', ' ')}` };
}
