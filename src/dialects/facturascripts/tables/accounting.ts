import { table, Tables } from './table.js';

/** Bookkeeping. */
export const ACCOUNTING: Tables = {
  asientos: table(
    'asientos',
    'idasiento',
    `
    canal int, codejercicio varchar(4)!, concepto varchar(255), documento varchar(50), editable bool!,
    fecha date!, idasiento serial, iddiario int, idempresa int, importe double! = 0, numero int!,
    operacion varchar(1)
  `,
  ),
  conceptopartidas: table(
    'conceptos_partidas',
    'codconcepto',
    `
    codconcepto varchar(6)!, descripcion varchar(255)!
  `,
  ),
  cuentaespeciales: table(
    'cuentasesp',
    'codcuentaesp',
    `
    codcuentaesp varchar(6)!, descripcion varchar(255)!
  `,
  ),
  cuentas: table(
    'cuentas',
    'idcuenta',
    `
    codcuenta varchar(10)!, codcuentaesp varchar(6), codejercicio varchar(4)!, debe double,
    descripcion varchar(255), haber double, idcuenta serial, parent_codcuenta varchar(10),
    parent_idcuenta int, saldo double
  `,
  ),
  diarios: table(
    'diarios',
    'iddiario',
    `
    descripcion varchar(100)!, iddiario int!
  `,
  ),
  ejercicios: table(
    'ejercicios',
    'codejercicio',
    `
    codejercicio varchar(4)!, estado varchar(15)!, fechafin date!, fechainicio date!, idempresa int,
    longsubcuenta int, nombre varchar(100)!
  `,
  ),
  partidas: table(
    'partidas',
    'idpartida',
    `
    baseimponible double! = 0, cifnif varchar(30), codcontrapartida varchar(15), coddivisa varchar(3),
    codserie varchar(4), codsubcuenta varchar(15)!, concepto varchar(255), debe double! = 0,
    documento varchar(50), factura varchar(15), haber double! = 0, idasiento int!, idcontrapartida int,
    idpartida serial, idsubcuenta int!, iva double, orden int! = 0, punteada bool! = false,
    recargo double! = 0, saldo double! = 0, tasaconv double! = 0
  `,
  ),
  regularizacionimpuestos: table(
    'regularizacionimpuestos',
    'idregiva',
    `
    bloquear bool = true, codejercicio varchar(4)!, codsubcuentaacr varchar(15), codsubcuentadeu varchar(15),
    fechaasiento date, fechafin date!, fechainicio date!, idasiento int, idempresa int, idregiva serial,
    idsubcuentaacr int, idsubcuentadeu int, periodo varchar(8)!
  `,
  ),
  subcuentas: table(
    'subcuentas',
    'idsubcuenta',
    `
    codcuenta varchar(10)!, codcuentaesp varchar(6), codejercicio varchar(4)!, codsubcuenta varchar(15)!,
    debe double! = 0, descripcion varchar(255)!, haber double! = 0, idcuenta int!, idsubcuenta serial,
    saldo double! = 0
  `,
  ),
};
