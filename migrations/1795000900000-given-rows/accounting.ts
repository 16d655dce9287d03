import { GivenRows } from './rows.js';

export const JOURNALS: GivenRows = {
  resource: 'diarios',
  country: null,
  columns: ['iddiario', 'descripcion'],
  rows: [
    [1, 'Principal'],
    [2, 'Diario de Facturas'],
    [3, 'Cartera de pagos'],
    [4, 'Cartera de cobros'],
  ],
};

/** The family of expenses that are bought like products. */
export const FAMILIES: GivenRows = {
  resource: 'familias',
  country: 'ES',
  columns: ['codfamilia', 'descripcion', 'numproductos'],
  rows: [['CONTA', 'Contabilidad', 0]],
};

/** What accounts are for, whatever their numbers are in a chart. */
export const SPECIAL_ACCOUNTS: GivenRows = {
  resource: 'cuentaespeciales',
  country: 'ES',
  columns: ['codcuentaesp', 'descripcion'],
  rows: [
    ['ACREED', 'Cuentas de acreedores'],
    ['ANTCLI', 'Anticipos de clientes'],
    ['ANTPRO', 'Anticipos a proveedores'],
    ['BANCO', 'Cuentas de bancos'],
    ['CAJA', 'Cuentas de caja'],
    ['CAMNEG', 'Cuentas de diferencias negativas de cambio'],
    ['CAMPOS', 'Cuentas de diferencias positivas de cambio'],
    ['CLIENT', 'Cuentas de clientes'],
    ['COMPRA', 'Cuentas de compras'],
    ['DEVCOM', 'Devoluciones de compras'],
    ['DEVVEN', 'Devoluciones de ventas'],
    ['DIVPOS', 'Cuentas por diferencias positivas en divisa extranjera'],
    ['EURNEG', 'Cuentas por diferencias negativas de conversión a la moneda local'],
    ['EURPOS', 'Cuentas por diferencias positivas de conversión a la moneda local'],
    ['GTOBAN', 'Gastos bancarios'],
    ['GTORF', 'Gastos por recargo financiero'],
    ['INGRF', 'Ingresos por recargo financiero'],
    ['IRPF', 'Cuentas de retenciones IRPF'],
    ['IRPFA', 'IRPF para alquileres'],
    ['IRPFPR', 'Cuentas de retenciones para proveedores IRPF'],
    ['IVAACR', 'Cuentas acreedoras de IVA en la regularización'],
    ['IVADEU', 'Cuentas deudoras de IVA en la regularización'],
    ['IVAEUE', 'IVA en entregas intracomunitarias U.E.'],
    ['IVAREP', 'Cuentas de IVA repercutido'],
    ['IVAREX', 'Cuentas de IVA repercutido para clientes exentos de IVA'],
    ['IVARRE', 'Cuentas de IVA repercutido con recargo de equivalencia'],
    ['IVARUE', 'Cuentas de IVA repercutido UE'],
    ['IVARXP', 'Cuentas de IVA repercutido en exportaciones'],
    ['IVASEX', 'Cuentas de IVA soportado exento'],
    ['IVASIM', 'Cuentas de IVA soportado en importaciones'],
    ['IVASOP', 'Cuentas de IVA soportado'],
    ['IVASUE', 'Cuentas de IVA soportado UE'],
    ['PRENEG', 'Cuentas por diferencias negativas en ejercicio previo'],
    ['PREVIO', 'Cuentas por diferencias positivas en ejercicio previo'],
    ['PROVEE', 'Cuentas de proveedores'],
    ['PYG', 'Pérdidas y ganancias'],
    ['SUPLI', 'Suplidos'],
    ['VENTAS', 'Cuentas de ventas'],
  ],
};
