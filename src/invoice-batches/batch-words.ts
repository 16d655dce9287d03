import { sayDetail } from '../common/details.js';
import { Language, Problem, ProblemDetail } from '../common/problem.js';

/** What is wrong with a value, in the words of Rails; what is not here is said as everywhere else. */
const WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  blank: { es: 'no puede estar en blanco', en: "can't be blank" },
  not_text: { es: 'no es un texto', en: 'is not a text' },
  too_long: { es: 'es demasiado largo', en: 'is too long' },
  not_a_number: { es: 'no es un número', en: 'is not a number' },
  not_an_integer: { es: 'debe ser un entero', en: 'must be an integer' },
  out_of_range: { es: 'está fuera de los límites', en: 'is out of range' },
  too_many_decimals: { es: 'tiene demasiados decimales', en: 'has too many decimals' },
  not_a_flag: { es: 'debe ser verdadero o falso', en: 'must be true or false' },
  not_a_date: { es: 'no es una fecha (AAAA-MM-DD)', en: 'is not a date (YYYY-MM-DD)' },
  not_a_country: { es: 'no es un país (ISO 3166)', en: 'is not a country (ISO 3166)' },
  not_a_list: { es: 'no es una lista', en: 'is not a list' },
  too_many: { es: 'son demasiadas', en: 'are too many' },
  zero: { es: 'debe ser distinto de 0', en: 'must be other than 0' },
  not_negative: {
    es: 'debe ser menor que 0 en una rectificativa',
    en: 'must be less than 0 in a correction',
  },
  not_in_corrections: { es: 'no se admite en una rectificativa', en: 'is not taken in a correction' },
  other_nif: { es: 'no coincide con el NIF de la empresa', en: "is not the company's tax id" },
  repeated: { es: 'está repetido en el lote', en: 'is repeated in the batch' },
  already_sent: { es: 'ya está en uso', en: 'has already been taken' },
  unknown: { es: 'no existe en la empresa', en: 'is not one of the company' },
  unknown_rate: { es: 'no es de ningún impuesto de la empresa', en: 'is of no tax of the company' },
  no_such_line: { es: 'no es de ninguna línea de la factura', en: 'is of no line of the invoice' },
  other_price: { es: 'no es el de la línea rectificada', en: 'is not that of the corrected line' },
};

const SENDER_GONE: Readonly<Record<Language, string>> = {
  es: 'Quien envió el lote ya no tiene acceso: su clave se ha revocado, desactivado o ha caducado, o ya no es miembro activo de la empresa',
  en: 'Who sent the batch has no access any more: its key was revoked, disabled or has expired, or the membership is not active',
};

/** How the contract calls what our invoices call otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  client_id: 'contact_id',
  series_id: 'invoiceable_serie_id',
  issued_on: 'operation_date',
  due_on: 'due_date',
  quantity: 'units',
  description: 'concept',
};

/** A full message as Rails writes it: `Issuer nif no puede estar en blanco`, `Lines[0] units no es un número`. */
export function sayFlaw(flaw: ProblemDetail, language: Language): string {
  const field = humanised(flaw.field.replace(/\w+$/, (name) => NAMES[name] ?? name));
  const words = WORDS[flaw.code]?.[language];
  return words ? `${field} ${words}` : sayDetail({ ...flaw, field }, language).message!;
}

/** Why an invoice could not be issued. */
export function sayProblem(problem: Problem, language: Language): string {
  return problem.details?.map((detail) => sayFlaw(detail, language)).join('; ') ?? problem.say(language);
}

export const saySenderGone = (language: Language) => SENDER_GONE[language];

function humanised(field: string): string {
  const words = field.replace(/_id$/, '').replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
