import { table, Tables } from './table.js';

/** The company, and whom it deals with. */
export const PEOPLE: Tables = {
  agentes: table(
    'agentes',
    'codagente',
    `
    cargo varchar(100), cifnif varchar(30), codagente varchar(10)!, debaja bool = false, email varchar(100),
    fechaalta date, fechabaja date, idcontacto int, idproducto int, nombre varchar(100)!, observaciones text,
    telefono1 varchar(30), telefono2 varchar(30), tipoidfiscal varchar(25)
  `,
  ),
  clientes: table(
    'clientes',
    'codcliente',
    `
    cifnif varchar(30)!, codagente varchar(10), codcliente varchar(10)!, codgrupo varchar(6),
    codpago varchar(10), codproveedor varchar(10), codretencion varchar(10), codserie varchar(4),
    codsubcuenta varchar(15), codtarifa varchar(6), debaja bool = false, diaspago varchar(10),
    email varchar(100), excepcioniva varchar(20), fax varchar(30), fechaalta date, fechabaja date,
    idcontactoenv int, idcontactofact int, langcode varchar(10), nombre varchar(100)!, observaciones text,
    operacion varchar(30), personafisica bool = true, razonsocial varchar(100), regimeniva varchar(50),
    riesgoalcanzado double, riesgomax double, telefono1 varchar(30), telefono2 varchar(30),
    tipoidfiscal varchar(25), web varchar(100)
  `,
  ),
  contactos: table(
    'contactos',
    'idcontacto',
    `
    aceptaprivacidad bool = false, admitemarketing bool = false, apartado varchar(10),
    apellidos varchar(150), cargo varchar(100), cifnif varchar(30), ciudad varchar(100),
    codagente varchar(10), codcliente varchar(10), codpais varchar(20), codpostal varchar(10),
    codproveedor varchar(10), descripcion varchar(100), direccion varchar(200), email varchar(100),
    empresa varchar(100), fechaalta date, idcontacto serial, langcode varchar(10), nombre varchar(100),
    observaciones text, personafisica bool = true, provincia varchar(100), telefono1 varchar(30),
    telefono2 varchar(30), tipoidfiscal varchar(25), verificado bool = false, web varchar(100)
  `,
  ),
  empresas: table(
    'empresas',
    'idempresa',
    `
    administrador varchar(100), apartado varchar(10), cifnif varchar(30), ciudad varchar(100),
    codpais varchar(20), codpostal varchar(10), direccion varchar(200), email varchar(100), fax varchar(30),
    fechaalta date, idempresa serial, idlogo int, nombre varchar(100)!, nombrecorto varchar(32),
    observaciones text, personafisica bool = false, provincia varchar(100), regimeniva varchar(50),
    telefono1 varchar(30), telefono2 varchar(30), tipoidfiscal varchar(25), web varchar(100)
  `,
  ),
  grupoclientes: table(
    'gruposclientes',
    'codgrupo',
    `
    codgrupo varchar(6)!, codsubcuenta varchar(15), codtarifa varchar(6), nombre varchar(100)!
  `,
  ),
  proveedores: table(
    'proveedores',
    'codproveedor',
    `
    acreedor bool = false, cifnif varchar(30)!, codcliente varchar(10), codpago varchar(10),
    codproveedor varchar(10)!, codretencion varchar(10), codserie varchar(4), codsubcuenta varchar(15),
    debaja bool = false, email varchar(100), excepcioniva varchar(20), fax varchar(30), fechaalta date,
    fechabaja date, idcontacto int, langcode varchar(10), nombre varchar(100)!, observaciones text,
    operacion varchar(30), personafisica bool = true, razonsocial varchar(100), regimeniva varchar(50),
    telefono1 varchar(30), telefono2 varchar(30), tipoidfiscal varchar(25), web varchar(100)
  `,
  ),
};
