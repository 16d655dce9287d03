import { Language } from '../../../../common/problem.js';
import { DocumentKind } from '../kinds.js';

/** What a printed document of FacturaScripts says, beside the words of every document. */
export const KEPT_WORDS: Readonly<
  Record<Language, { titles: Record<DocumentKind['name'], string>; reference: string; offeredUntil: string }>
> = {
  en: {
    titles: {
      FacturaCliente: 'Invoice',
      AlbaranCliente: 'Delivery note',
      PedidoCliente: 'Order',
      PresupuestoCliente: 'Quote',
      FacturaProveedor: 'Purchase invoice',
      AlbaranProveedor: 'Supplier delivery note',
      PedidoProveedor: 'Purchase order',
      PresupuestoProveedor: 'Supplier quote',
    },
    reference: 'Reference',
    offeredUntil: 'Valid until',
  },
  es: {
    titles: {
      FacturaCliente: 'Factura',
      AlbaranCliente: 'Albarán',
      PedidoCliente: 'Pedido',
      PresupuestoCliente: 'Presupuesto',
      FacturaProveedor: 'Factura de compra',
      AlbaranProveedor: 'Albarán de proveedor',
      PedidoProveedor: 'Pedido a proveedor',
      PresupuestoProveedor: 'Presupuesto de proveedor',
    },
    reference: 'Referencia',
    offeredUntil: 'Válido hasta',
  },
};
