import { FacturascriptsResource } from '../../../access/facturascripts-resources.js';
import type { ResourceName } from '../../../access/resources.js';

/** A kind of document of the original: what its endpoints are called, and where its records and lines are. */
export interface DocumentKind {
  /** As endpoints and sequences name it: `crearFacturaCliente`. */
  name: `${DocumentType}${'Cliente' | 'Proveedor'}`;
  type: DocumentType;
  /** Whom it names. */
  subject: 'codcliente' | 'codproveedor';
  /** The generic resource of its headers, and the column that is their key. */
  resource: string;
  key: 'idfactura' | 'idalbaran' | 'idpedido' | 'idpresupuesto';
  /** The generic resource of its lines, which name the header in the column of its key. */
  lines: string;
  /** The grant on the records themselves, which opens every endpoint of the kind too. */
  grant: ResourceName;
}

export const DOCUMENT_TYPES = ['Factura', 'Albaran', 'Pedido', 'Presupuesto'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const FACTURA_CLIENTE: DocumentKind = {
  name: 'FacturaCliente',
  type: 'Factura',
  subject: 'codcliente',
  resource: 'facturaclientes',
  key: 'idfactura',
  lines: 'lineafacturaclientes',
  grant: 'invoices',
};

export const FACTURA_PROVEEDOR: DocumentKind = {
  name: 'FacturaProveedor',
  type: 'Factura',
  subject: 'codproveedor',
  resource: 'facturaproveedores',
  key: 'idfactura',
  lines: 'lineafacturaproveedores',
  grant: 'purchases',
};

/** The kinds that no feature has: their records are only kept. */
export const KEPT_KINDS: readonly DocumentKind[] = (['Albaran', 'Pedido', 'Presupuesto'] as const).flatMap(
  (type) => [keptKind(type, 'Cliente'), keptKind(type, 'Proveedor')],
);

export const DOCUMENT_KINDS: readonly DocumentKind[] = [FACTURA_CLIENTE, FACTURA_PROVEEDOR, ...KEPT_KINDS];

/** The grants that open an endpoint of a kind: its own, or that on the records (DESIGN 4.3; facts, 1.4). */
export function endpointGrants(verb: 'crear' | 'editar' | 'exportar', { name, grant }: DocumentKind) {
  return [`${verb}${name}` satisfies FacturascriptsResource, grant] as const;
}

function keptKind(type: Exclude<DocumentType, 'Factura'>, side: 'Cliente' | 'Proveedor'): DocumentKind {
  const singular = `${type}${side}` as const;
  const plural = side === 'Cliente' ? 'clientes' : 'proveedores';
  const resource = `${type.toLowerCase() as Lowercase<typeof type>}${plural}` as const;
  return {
    name: singular,
    type,
    subject: side === 'Cliente' ? 'codcliente' : 'codproveedor',
    resource,
    key: `id${type.toLowerCase() as Lowercase<typeof type>}`,
    lines: `linea${resource}`,
    grant: resource,
  };
}
