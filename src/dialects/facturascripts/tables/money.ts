import { table, Tables } from './table.js';

/** How documents are numbered, taxed and paid. */
export const MONEY: Tables = {
  cuentabancoclientes: table(
    'cuentasbcocli',
    'codcuenta',
    `
    codcliente varchar(10)!, codcuenta varchar(10)!, descripcion varchar(100), fmandato date,
    iban varchar(34), mandato varchar(35), principal bool, swift varchar(11)
  `,
  ),
  cuentabancoproveedores: table(
    'cuentasbcopro',
    'codcuenta',
    `
    codcuenta varchar(10)!, codproveedor varchar(10)!, descripcion varchar(100), iban varchar(34),
    principal bool, swift varchar(11)
  `,
  ),
  cuentabancos: table(
    'cuentasbanco',
    'codcuenta',
    `
    activa bool = true, codcuenta varchar(10)!, codsubcuenta varchar(15), codsubcuentagasto varchar(15),
    descripcion varchar(100)!, iban varchar(34), idempresa int, sufijosepa varchar(3), swift varchar(11)
  `,
  ),
  divisas: table(
    'divisas',
    'coddivisa',
    `
    coddivisa varchar(3)!, codiso varchar(5), descripcion varchar(100), simbolo varchar(10),
    tasaconv double!, tasaconvcompra double
  `,
  ),
  estadodocumentos: table(
    'estados_documentos',
    'idestado',
    `
    activo bool = true, actualizastock int, bloquear bool, color varchar(15), editable bool,
    generadoc varchar(30), icon varchar(50), idestado serial, nombre varchar(30)!, predeterminado bool,
    tipodoc varchar(30)!
  `,
  ),
  formapagos: table(
    'formaspago',
    'codpago',
    `
    activa bool = true, codcuentabanco varchar(10), codpago varchar(10)!, descripcion varchar(100)!,
    domiciliado bool, idempresa int, imprimir bool = true, pagado bool = false, plazovencimiento int,
    tipovencimiento varchar(10)
  `,
  ),
  formatodocumentos: table(
    'formatos_documentos',
    'id',
    `
    autoaplicar bool = true, codserie varchar(4), id serial, idempresa int, idlogo int, nombre varchar(30),
    texto text, tipodoc varchar(30), titulo varchar(30)
  `,
  ),
  identificadorfiscales: table(
    'idsfiscales',
    'tipoidfiscal',
    `
    codeid varchar(2), tipoidfiscal varchar(25)!, validar bool = false
  `,
  ),
  impuestos: table(
    'impuestos',
    'codimpuesto',
    `
    activo bool = true, codimpuesto varchar(10)!, codsubcuentarep varchar(15),
    codsubcuentarepintra varchar(15), codsubcuentarepre varchar(15), codsubcuentasop varchar(15),
    codsubcuentasopintra varchar(15), codsubcuentasopre varchar(15), descripcion varchar(50), iva double!,
    operacion varchar(20), recargo double!, tipo int = 1
  `,
  ),
  impuestozonas: table(
    'impuestoszonas',
    'id',
    `
    codimpuesto varchar(10)!, codimpuestosel varchar(10), codisopro varchar(10), codpais varchar(20),
    excepcioniva varchar(20), id serial, prioridad int
  `,
  ),
  retenciones: table(
    'retenciones',
    'codretencion',
    `
    activa bool = true, codretencion varchar(10)!, codsubcuentaacr varchar(15), codsubcuentaret varchar(15),
    descripcion varchar(50), porcentaje double!
  `,
  ),
  secuenciadocumentos: table(
    'secuencias_documentos',
    'idsecuencia',
    `
    codejercicio varchar(4), codserie varchar(4)!, idempresa int!, idsecuencia serial, inicio int,
    longnumero int!, mantenerfecha bool! = false, numero int!, patron varchar(50)!, tipodoc varchar(30)!,
    usarhuecos bool! = false
  `,
  ),
  series: table(
    'series',
    'codserie',
    `
    canal int, codserie varchar(4)!, descripcion varchar(100), iddiario int, siniva bool! = false,
    tipo varchar(4)
  `,
  ),
  tarifas: table(
    'tarifas',
    'codtarifa',
    `
    aplicar varchar(12), codtarifa varchar(6)!, maxpvp bool = false, mincoste bool = false,
    nombre varchar(50)!, valorx double, valory double
  `,
  ),
};
