import type { Client, CreateClientDto } from '../api/generated/index.js';

/** A client as its form holds it: nothing is blank text, or null where one of a list is chosen. */
export interface ClientValues extends Record<string, unknown> {
  name: string;
  tax_id: string;
  country: string | null;
  code: string;
  supplier_code: string;
  customer: boolean;
  supplier: boolean;
  active: boolean;
  surcharge: boolean;
  email: string;
  phone: string;
  address: string;
  postal_code: string;
  city: string;
  province: string;
  notes: string;
}

/** What a new client begins with, in a company of that country. */
export const newClient = (country: string): ClientValues => ({
  name: '',
  tax_id: '',
  country,
  code: '',
  supplier_code: '',
  customer: true,
  supplier: false,
  active: true,
  surcharge: false,
  email: '',
  phone: '',
  address: '',
  postal_code: '',
  city: '',
  province: '',
  notes: '',
});

export const valuesOf = (client: Client): ClientValues => ({
  name: client.name,
  tax_id: client.tax_id ?? '',
  country: client.country,
  code: client.code,
  supplier_code: client.supplier_code,
  customer: client.customer,
  supplier: client.supplier,
  active: client.active,
  surcharge: client.surcharge,
  email: client.email ?? '',
  phone: client.phone ?? '',
  address: client.address ?? '',
  postal_code: client.postal_code ?? '',
  city: client.city ?? '',
  province: client.province ?? '',
  notes: client.notes ?? '',
});

/** As the server takes them. References that are left blank are made by it. */
export function bodyOf(values: ClientValues): CreateClientDto {
  const text = (value: string) => value.trim() || null;
  return {
    name: values.name.trim(),
    tax_id: text(values.tax_id),
    country: values.country,
    code: text(values.code) ?? undefined,
    supplier_code: text(values.supplier_code) ?? undefined,
    customer: values.customer,
    supplier: values.supplier,
    active: values.active,
    surcharge: values.surcharge,
    email: text(values.email),
    phone: text(values.phone),
    address: text(values.address),
    postal_code: text(values.postal_code),
    city: text(values.city),
    province: text(values.province),
    notes: text(values.notes),
  };
}
