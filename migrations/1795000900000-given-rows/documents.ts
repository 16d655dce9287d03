import { GivenRows } from './rows.js';

/**
 * The states of documents. What generates a document locks its own; stock moves once, with the first document that
 * takes it: -2 and 2 reserve and await it, -1 and 1 take and add it.
 */
export const DOCUMENT_STATES: GivenRows = {
  resource: 'estadodocumentos',
  country: null,
  columns: ['idestado', 'tipodoc', 'nombre', 'predeterminado', 'editable', 'actualizastock', 'generadoc'],
  rows: [
    [1, 'PresupuestoCliente', 'Abierto', true, true, 0, ''],
    [2, 'PresupuestoCliente', 'Aprobado', false, false, 0, 'PedidoCliente'],
    [3, 'PresupuestoCliente', 'Rechazado', false, false, 0, ''],
    [4, 'PedidoCliente', 'Abierto', true, true, -2, ''],
    [5, 'PedidoCliente', 'Aprobado', false, false, 0, 'AlbaranCliente'],
    [6, 'PedidoCliente', 'Cancelado', false, false, 0, ''],
    [7, 'AlbaranCliente', 'Abierto', true, true, -1, ''],
    [8, 'AlbaranCliente', 'Aprobado', false, false, 0, 'FacturaCliente'],
    [9, 'AlbaranCliente', 'Devuelto', false, false, 0, ''],
    [10, 'FacturaCliente', 'Boceto', true, true, -1, ''],
    [11, 'FacturaCliente', 'Emitida', false, false, -1, ''],
    [12, 'PresupuestoProveedor', 'Abierto', true, true, 0, ''],
    [13, 'PresupuestoProveedor', 'Aprobado', false, false, 0, 'PedidoProveedor'],
    [14, 'PresupuestoProveedor', 'Cancelado', false, false, 0, ''],
    [15, 'PedidoProveedor', 'Abierto', true, true, 2, ''],
    [16, 'PedidoProveedor', 'Aprobado', false, false, 0, 'AlbaranProveedor'],
    [17, 'PedidoProveedor', 'Cancelado', false, false, 0, ''],
    [18, 'AlbaranProveedor', 'Abierto', true, true, 1, ''],
    [19, 'AlbaranProveedor', 'Aprobado', false, false, 0, 'FacturaProveedor'],
    [20, 'AlbaranProveedor', 'Devuelto', false, false, 0, ''],
    [21, 'FacturaProveedor', 'Boceto', true, true, 1, ''],
    [22, 'FacturaProveedor', 'Recibida', false, false, 1, ''],
    [23, 'PresupuestoCliente', 'Caducado', false, false, 0, ''],
    [24, 'PresupuestoCliente', 'Facturado', false, false, 0, 'FacturaCliente'],
    [25, 'PedidoCliente', 'Facturado', false, false, 0, 'FacturaCliente'],
    [26, 'PresupuestoProveedor', 'Facturado', false, false, 0, 'FacturaProveedor'],
    [27, 'PedidoProveedor', 'Facturado', false, false, 0, 'FacturaProveedor'],
  ],
  always: { activo: true, bloquear: true, color: null, icon: '' },
};

/** They are for the series of Spain's books. */
export const DOCUMENT_FORMATS: GivenRows = {
  resource: 'formatodocumentos',
  country: 'ES',
  columns: ['id', 'codserie', 'nombre', 'tipodoc', 'titulo', 'autoaplicar'],
  rows: [
    [1, 'R', 'Rectificativa', 'FacturaCliente', 'Factura Rectificativa', true],
    [2, 'S', 'Simplificada', 'FacturaCliente', 'Factura Simplificada', true],
    [3, null, 'Proforma', 'PresupuestoCliente', 'Factura Proforma', false],
  ],
};
