import { APIACCESS } from './apiaccess.js';
import { APIKEYES } from './apikeyes.js';
import { CLIENTES } from './clientes.js';
import { CONTACTOS } from './contactos.js';
import { EMPRESAS } from './empresas.js';
import { FORMAPAGOS } from './formapagos.js';
import { FACTURACLIENTES } from './facturaclientes.js';
import { FACTURAPROVEEDORES } from './facturaproveedores.js';
import { IMPUESTOS } from './impuestos.js';
import { LINEAFACTURACLIENTES } from './lineafacturaclientes.js';
import { LINEAFACTURAPROVEEDORES } from './lineafacturaproveedores.js';
import { MappedResource } from './mapped-resource.js';
import { PAGOCLIENTES } from './pagoclientes.js';
import { PRODUCTOS } from './productos.js';
import { PROVEEDORES } from './proveedores.js';
import { RECIBOCLIENTES } from './reciboclientes.js';
import { RECIBOPROVEEDORES } from './reciboproveedores.js';
import { RETENCIONES } from './retenciones.js';
import { SECUENCIADOCUMENTOS } from './secuenciadocumentos.js';
import { SERIES } from './series.js';
import { STOCKS } from './stocks.js';
import { USERS } from './users.js';
import { VARIANTES } from './variantes.js';

/** Every resource that shows a feature. */
export const MAPPED: readonly MappedResource[] = [
  APIACCESS,
  APIKEYES,
  CLIENTES,
  CONTACTOS,
  EMPRESAS,
  FORMAPAGOS,
  FACTURACLIENTES,
  FACTURAPROVEEDORES,
  IMPUESTOS,
  LINEAFACTURACLIENTES,
  LINEAFACTURAPROVEEDORES,
  PAGOCLIENTES,
  PRODUCTOS,
  PROVEEDORES,
  RECIBOCLIENTES,
  RECIBOPROVEEDORES,
  RETENCIONES,
  SECUENCIADOCUMENTOS,
  SERIES,
  STOCKS,
  USERS,
  VARIANTES,
];
