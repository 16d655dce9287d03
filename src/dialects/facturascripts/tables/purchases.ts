import { table, Tables } from './table.js';

/** What the company receives, and what it pays. */
export const PURCHASES: Tables = {
  albaranproveedores: table(
    'albaranesprov',
    'idalbaran',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codalmacen varchar(4),
    coddivisa varchar(3)!, codejercicio varchar(4)!, codigo varchar(20)!, codpago varchar(10)!,
    codpais varchar(20), codpostal varchar(10), codproveedor varchar(10), codserie varchar(4)!,
    direccion varchar(200), dtopor1 double, dtopor2 double, editable bool, fecha date!, femail date,
    hora time, idalbaran serial, idempresa int, idestado int, idestado_ant int, irpf double, neto double,
    netosindto double = 0, nick varchar(50), nombre varchar(100)!, numdocs int = 0, numero varchar(12)!,
    numproveedor varchar(50), observaciones text, operacion varchar(30), provincia varchar(100),
    tasaconv double, total double, totaleuros double, totalirpf double, totaliva double, totalrecargo double,
    totalsuplidos double = 0
  `,
  ),
  facturaproveedores: table(
    'facturasprov',
    'idfactura',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codalmacen varchar(4),
    coddivisa varchar(3)!, codejercicio varchar(4)!, codigo varchar(20)!, codigorect varchar(20),
    codpago varchar(10)!, codpais varchar(20), codpostal varchar(10), codproveedor varchar(10),
    codserie varchar(4)!, direccion varchar(200), dtopor1 double, dtopor2 double, editable bool, fecha date!,
    fechadevengo date, femail date, hora time, idasiento int, idempresa int, idestado int, idestado_ant int,
    idfactura serial, idfacturarect int, irpf double, neto double, netosindto double = 0, nick varchar(50),
    nombre varchar(100)!, numdocs int = 0, numero varchar(12)!, numproveedor varchar(50), observaciones text,
    operacion varchar(30), pagada bool = false, provincia varchar(100), tasaconv double, total double,
    totaleuros double, totalirpf double, totaliva double, totalrecargo double, totalsuplidos double = 0,
    vencida bool = false
  `,
  ),
  lineaalbaranproveedores: table(
    'lineasalbaranesprov',
    'idlinea',
    `
    actualizastock int! = 0, cantidad double!, codimpuesto varchar(10), descripcion text, dtopor double! = 0,
    dtopor2 double! = 0, excepcioniva varchar(20), idalbaran int!, idlinea serial, idproducto int,
    irpf double, iva double!, orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!,
    recargo double!, referencia varchar(30), servido double! = 0, suplido bool = false
  `,
  ),
  lineafacturaproveedores: table(
    'lineasfacturasprov',
    'idlinea',
    `
    actualizastock int! = 1, cantidad double!, codimpuesto varchar(10), descripcion text, dtopor double! = 0,
    dtopor2 double! = 0, excepcioniva varchar(20), idfactura int!, idlinea serial, idlinearect int,
    idproducto int, irpf double, iva double!, orden int = 0, pvpsindto double!, pvptotal double!,
    pvpunitario double!, recargo double!, referencia varchar(30), servido double! = 0, suplido bool = false
  `,
  ),
  lineapedidoproveedores: table(
    'lineaspedidosprov',
    'idlinea',
    `
    actualizastock int! = 0, cantidad double!, codimpuesto varchar(10), descripcion text, dtopor double! = 0,
    dtopor2 double! = 0, excepcioniva varchar(20), idlinea serial, idpedido int!, idproducto int,
    irpf double, iva double!, orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!,
    recargo double!, referencia varchar(30), servido double! = 0, suplido bool = false
  `,
  ),
  lineapresupuestoproveedores: table(
    'lineaspresupuestosprov',
    'idlinea',
    `
    actualizastock int! = 0, cantidad double!, codimpuesto varchar(10), descripcion text, dtopor double! = 0,
    dtopor2 double! = 0, excepcioniva varchar(20), idlinea serial, idpresupuesto int!, idproducto int,
    irpf double, iva double!, orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!,
    recargo double!, referencia varchar(30), servido double! = 0, suplido bool = false
  `,
  ),
  pagoproveedores: table(
    'pagosprov',
    'idpago',
    `
    codpago varchar(10), fecha date!, hora time, idasiento int, idpago serial, idrecibo int!,
    importe double = 0, nick varchar(50)
  `,
  ),
  pedidoproveedores: table(
    'pedidosprov',
    'idpedido',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codalmacen varchar(4),
    coddivisa varchar(3)!, codejercicio varchar(4)!, codigo varchar(20)!, codpago varchar(10)!,
    codpais varchar(20), codpostal varchar(10), codproveedor varchar(10), codserie varchar(4)!,
    direccion varchar(200), dtopor1 double, dtopor2 double, editable bool, fecha date!, femail date,
    hora time, idempresa int, idestado int, idestado_ant int, idpedido serial, irpf double, neto double,
    netosindto double = 0, nick varchar(50), nombre varchar(100), numdocs int = 0, numero varchar(12)!,
    numproveedor varchar(50), observaciones text, operacion varchar(30), provincia varchar(100),
    tasaconv double, total double, totaleuros double, totalirpf double, totaliva double, totalrecargo double,
    totalsuplidos double = 0
  `,
  ),
  presupuestoproveedores: table(
    'presupuestosprov',
    'idpresupuesto',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codalmacen varchar(4),
    coddivisa varchar(3)!, codejercicio varchar(4)!, codigo varchar(20)!, codpago varchar(10)!,
    codpais varchar(20), codpostal varchar(10), codproveedor varchar(10), codserie varchar(4)!,
    direccion varchar(200), dtopor1 double, dtopor2 double, editable bool, fecha date!, femail date,
    hora time, idempresa int, idestado int, idestado_ant int, idpresupuesto serial, irpf double, neto double,
    netosindto double = 0, nick varchar(50), nombre varchar(100), numdocs int = 0, numero varchar(12)!,
    numproveedor varchar(50), observaciones text, operacion varchar(30), provincia varchar(100),
    tasaconv double, total double, totaleuros double, totalirpf double, totaliva double, totalrecargo double,
    totalsuplidos double = 0
  `,
  ),
  reciboproveedores: table(
    'recibospagosprov',
    'idrecibo',
    `
    coddivisa varchar(3), codigofactura varchar(20), codpago varchar(10), codproveedor varchar(10)!,
    fecha date!, fechapago date, idempresa int!, idfactura int, idrecibo serial, importe double = 0,
    liquidado double = 0, nick varchar(50), numero int, observaciones text, pagado bool = false,
    vencido bool = false, vencimiento date
  `,
  ),
};
