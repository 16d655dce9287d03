import { table, Tables } from './table.js';

/** What the company issues, and what it is paid. */
export const SALES: Tables = {
  albaranclientes: table(
    'albaranescli',
    'idalbaran',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codagente varchar(10),
    codalmacen varchar(4), codcliente varchar(10), coddivisa varchar(3)!, codejercicio varchar(4)!,
    codigo varchar(20)!, codigoenv varchar(200), codpago varchar(10)!, codpais varchar(20),
    codpostal varchar(10), codserie varchar(4)!, codtrans varchar(8), direccion varchar(200), dtopor1 double,
    dtopor2 double, editable bool, fecha date!, femail date, hora time, idalbaran serial, idcontactoenv int,
    idcontactofact int, idempresa int, idestado int, idestado_ant int, irpf double, neto double,
    netosindto double = 0, nick varchar(50), nombrecliente varchar(100), numdocs int = 0,
    numero varchar(12)!, numero2 varchar(50), observaciones text, operacion varchar(30),
    provincia varchar(100), tasaconv double, total double, totalbeneficio double, totalcoste double,
    totaleuros double, totalirpf double, totaliva double, totalrecargo double, totalsuplidos double = 0
  `,
  ),
  facturaclientes: table(
    'facturascli',
    'idfactura',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codagente varchar(10),
    codalmacen varchar(4), codcliente varchar(10), coddivisa varchar(3)!, codejercicio varchar(4)!,
    codigo varchar(20)!, codigoenv varchar(200), codigorect varchar(20), codpago varchar(10)!,
    codpais varchar(20), codpostal varchar(10), codserie varchar(4)!, codtrans varchar(8),
    direccion varchar(200), dtopor1 double, dtopor2 double, editable bool, fecha date!, fechadevengo date,
    femail date, hora time, idasiento int, idcontactoenv int, idcontactofact int, idempresa int,
    idestado int, idestado_ant int, idfactura serial, idfacturarect int, irpf double, neto double,
    netosindto double = 0, nick varchar(50), nombrecliente varchar(100)!, numdocs int = 0,
    numero varchar(12)!, numero2 varchar(50), observaciones text, operacion varchar(30), pagada bool = false,
    provincia varchar(100), tasaconv double, total double, totalbeneficio double, totalcoste double,
    totaleuros double, totalirpf double, totaliva double, totalrecargo double, totalsuplidos double = 0,
    vencida bool = false
  `,
  ),
  lineaalbaranclientes: table(
    'lineasalbaranescli',
    'idlinea',
    `
    actualizastock int! = 0, cantidad double!, codimpuesto varchar(10), coste double, descripcion text,
    dtopor double! = 0, dtopor2 double! = 0, excepcioniva varchar(20), idalbaran int!, idlinea serial,
    idproducto int, irpf double, iva double!, mostrar_cantidad bool = true, mostrar_precio bool = true,
    orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!, recargo double!,
    referencia varchar(30), salto_pagina bool = false, servido double! = 0, suplido bool = false
  `,
  ),
  lineafacturaclientes: table(
    'lineasfacturascli',
    'idlinea',
    `
    actualizastock int! = '-1'::integer, cantidad double!, codimpuesto varchar(10), coste double,
    descripcion text, dtopor double! = 0, dtopor2 double! = 0, excepcioniva varchar(20), idfactura int!,
    idlinea serial, idlinearect int, idproducto int, irpf double, iva double!, mostrar_cantidad bool = true,
    mostrar_precio bool = true, orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!,
    recargo double!, referencia varchar(30), salto_pagina bool = false, servido double! = 0,
    suplido bool = false
  `,
  ),
  lineapedidoclientes: table(
    'lineaspedidoscli',
    'idlinea',
    `
    actualizastock int! = 0, cantidad double!, codimpuesto varchar(10), coste double, descripcion text,
    dtopor double! = 0, dtopor2 double! = 0, excepcioniva varchar(20), idlinea serial, idpedido int!,
    idproducto int, irpf double, iva double!, mostrar_cantidad bool = true, mostrar_precio bool = true,
    orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!, recargo double!,
    referencia varchar(30), salto_pagina bool = false, servido double! = 0, suplido bool = false
  `,
  ),
  lineapresupuestoclientes: table(
    'lineaspresupuestoscli',
    'idlinea',
    `
    actualizastock int! = 0, cantidad double!, codimpuesto varchar(10), coste double, descripcion text,
    dtopor double! = 0, dtopor2 double! = 0, excepcioniva varchar(20), idlinea serial, idpresupuesto int!,
    idproducto int, irpf double, iva double!, mostrar_cantidad bool = true, mostrar_precio bool = true,
    orden int = 0, pvpsindto double!, pvptotal double!, pvpunitario double!, recargo double!,
    referencia varchar(30), salto_pagina bool = false, servido double! = 0, suplido bool = false
  `,
  ),
  pagoclientes: table(
    'pagoscli',
    'idpago',
    `
    codpago varchar(10), customid varchar(30), customstatus varchar(30), fecha date!, gastos double = 0,
    hora time, idasiento int, idpago serial, idrecibo int!, importe double = 0, nick varchar(50)
  `,
  ),
  pedidoclientes: table(
    'pedidoscli',
    'idpedido',
    `
    apartado varchar(10), cifnif varchar(30)!, ciudad varchar(100), codagente varchar(10),
    codalmacen varchar(4), codcliente varchar(10), coddivisa varchar(3)!, codejercicio varchar(4)!,
    codigo varchar(20)!, codigoenv varchar(200), codpago varchar(10)!, codpais varchar(20),
    codpostal varchar(10), codserie varchar(4)!, codtrans varchar(8), direccion varchar(200), dtopor1 double,
    dtopor2 double, editable bool, fecha date!, femail date, finoferta date, hora time, idcontactoenv int,
    idcontactofact int, idempresa int, idestado int, idestado_ant int, idpedido serial, irpf double,
    neto double, netosindto double = 0, nick varchar(50), nombrecliente varchar(100), numdocs int = 0,
    numero varchar(12)!, numero2 varchar(50), observaciones text, operacion varchar(30),
    provincia varchar(100), tasaconv double, total double, totalbeneficio double, totalcoste double,
    totaleuros double, totalirpf double, totaliva double, totalrecargo double, totalsuplidos double = 0
  `,
  ),
  presupuestoclientes: table(
    'presupuestoscli',
    'idpresupuesto',
    `
    apartado varchar(10), cifnif varchar(30), ciudad varchar(100), codagente varchar(10),
    codalmacen varchar(4), codcliente varchar(10), coddivisa varchar(3)!, codejercicio varchar(4)!,
    codigo varchar(20)!, codigoenv varchar(200), codpago varchar(10)!, codpais varchar(20),
    codpostal varchar(10), codserie varchar(4)!, codtrans varchar(8), direccion varchar(200), dtopor1 double,
    dtopor2 double, editable bool, fecha date!, femail date, finoferta date, hora time, idcontactoenv int,
    idcontactofact int, idempresa int, idestado int, idestado_ant int, idpresupuesto serial, irpf double,
    neto double, netosindto double = 0, nick varchar(50), nombrecliente varchar(100), numdocs int = 0,
    numero varchar(12)!, numero2 varchar(50), observaciones text, operacion varchar(30),
    provincia varchar(100), tasaconv double, total double, totalbeneficio double, totalcoste double,
    totaleuros double, totalirpf double, totaliva double, totalrecargo double, totalsuplidos double = 0
  `,
  ),
  reciboclientes: table(
    'recibospagoscli',
    'idrecibo',
    `
    codcliente varchar(10)!, coddivisa varchar(3), codigofactura varchar(20), codpago varchar(10),
    fecha date!, fechapago date, gastos double = 0, idempresa int!, idfactura int, idrecibo serial,
    importe double = 0, liquidado double = 0, nick varchar(50), numero int, observaciones text,
    pagado bool = false, vencido bool = false, vencimiento date
  `,
  ),
};
