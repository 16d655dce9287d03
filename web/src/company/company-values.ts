import type { Company, UpdateCompanyDto } from '../api/generated/index.js';

const OPTIONAL = ['address', 'postal_code', 'city', 'province', 'email', 'phone'] as const;

/** What is entered about the company; empty where it has nothing. */
export type CompanyValues = Record<'name' | 'tax_id' | 'timezone' | (typeof OPTIONAL)[number], string>;

export function valuesOf(company: Company): CompanyValues {
  const { name, tax_id, timezone } = company;
  const optional = Object.fromEntries(OPTIONAL.map((field) => [field, company[field] ?? '']));
  return { name, tax_id, timezone, ...(optional as Pick<CompanyValues, (typeof OPTIONAL)[number]>) };
}

/** What changed, as the server takes it. */
export function bodyOf(values: Partial<CompanyValues>): UpdateCompanyDto {
  const isEmptied = (field: string) => (OPTIONAL as readonly string[]).includes(field);
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, isEmptied(field) && !value ? null : value]),
  );
}
