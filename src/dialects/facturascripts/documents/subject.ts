import { RecordValues } from '../engine/resource.js';
import { DocumentKind } from './kinds.js';

/** Whom a document is for or from, as the original's records show it. */
export interface Subject {
  /** Its id among our clients. */
  id: number;
  /** The record of `clientes` or `proveedores`. */
  record: RecordValues;
  /** Its billing contact. */
  contact: RecordValues;
}

/** The columns of a header that come from the billing contact. */
const ADDRESS = ['apartado', 'ciudad', 'codpais', 'codpostal', 'direccion', 'provincia'] as const;

/** What a new header takes over from its subject (facts, 5.1); what the request says itself wins. */
export function headerOf({ subject, type }: DocumentKind, { id, record, contact }: Subject): RecordValues {
  const address = Object.fromEntries(ADDRESS.map((name) => [name, contact[name] ?? null]));
  const ofCustomer = {
    codcliente: record.codcliente ?? null,
    nombrecliente: record.razonsocial ?? null,
    idcontactofact: id,
    idcontactoenv: record.idcontactoenv ?? null,
    codagente: record.codagente ?? null,
  };
  const ofSupplier = { codproveedor: record.codproveedor ?? null, nombre: record.razonsocial ?? null };
  return {
    ...address,
    cifnif: record.cifnif ?? '',
    codpago: record.codpago ?? null,
    codserie: record.codserie ?? null,
    operacion: record.operacion ?? null,
    ...(subject === 'codcliente' ? ofCustomer : ofSupplier),
    ...(type === 'Factura' ? {} : { numero2: null }),
  };
}
