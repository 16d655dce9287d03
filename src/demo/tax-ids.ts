const PERSON_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** A person's NIF: eight digits and the letter of their remainder by 23 (Real Decreto 1553/2005, art. 11). */
export function personTaxId(number: number): string {
  return `${String(number).padStart(8, '0')}${PERSON_LETTERS[number % 23]}`;
}

/** The legal forms whose NIF ends in a digit: S.A., S.L., cooperatives, communities of owners. */
export type LegalForm = 'A' | 'B' | 'F' | 'H';

/** A company's NIF: the letter of its form, seven digits and the check digit (Orden EHA/451/2008). */
export function companyTaxId(form: LegalForm, number: number): string {
  const digits = String(number).padStart(7, '0');
  const sum = [...digits].map(Number).reduce((total, digit, index) => total + weigh(digit, index), 0);
  return `${form}${digits}${(10 - (sum % 10)) % 10}`;
}

/** The first, third, fifth and seventh digit count by the digits of their double. */
function weigh(digit: number, index: number): number {
  if (index % 2 === 1) return digit;
  const double = digit * 2;
  return double > 9 ? double - 9 : double;
}
