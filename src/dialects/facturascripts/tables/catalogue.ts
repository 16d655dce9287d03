import { table, Tables } from './table.js';

/** What is bought and sold, and where it lies. */
export const CATALOGUE: Tables = {
  agenciatransportes: table(
    'agenciastrans',
    'codtrans',
    `
    activo bool! = true, codtrans varchar(8)!, nombre varchar(100)!, telefono varchar(30), web varchar(100)
  `,
  ),
  almacenes: table(
    'almacenes',
    'codalmacen',
    `
    activo bool = true, apartado varchar(10), ciudad varchar(100), codalmacen varchar(4)!,
    codpais varchar(20), codpostal varchar(10), direccion varchar(200), idempresa int, nombre varchar(100)!,
    provincia varchar(100), telefono varchar(30)
  `,
  ),
  atributos: table(
    'atributos',
    'codatributo',
    `
    codatributo varchar(20)!, nombre varchar(100)!, num_selector int! = 0
  `,
  ),
  atributovalores: table(
    'atributos_valores',
    'id',
    `
    codatributo varchar(20)!, descripcion varchar(200), id serial, orden int = 100, valor varchar(100)!
  `,
  ),
  fabricantes: table(
    'fabricantes',
    'codfabricante',
    `
    codfabricante varchar(8)!, nombre varchar(100)!, numproductos int! = 0
  `,
  ),
  familias: table(
    'familias',
    'codfamilia',
    `
    codfamilia varchar(8)!, codsubcuentacom varchar(15), codsubcuentairpfcom varchar(15),
    codsubcuentaven varchar(15), descripcion varchar(100)!, idattachedfile int, madre varchar(8),
    numproductos int! = 0
  `,
  ),
  productoimagenes: table(
    'productos_imagenes',
    'id',
    `
    id serial, idfile int!, idproducto int!, orden int, referencia varchar(30)
  `,
  ),
  productoproveedores: table(
    'productosprov',
    'id',
    `
    actualizado timestamp, coddivisa varchar(3), codproveedor varchar(10)!, dtopor double, dtopor2 double,
    id serial, idproducto int, neto double, netoeuros double = 0, precio double, referencia varchar(30),
    refproveedor varchar(30)!, stock double = 0
  `,
  ),
  productos: table(
    'productos',
    'idproducto',
    `
    actualizado timestamp, bloqueado bool = false, codfabricante varchar(8), codfamilia varchar(8),
    codimpuesto varchar(10), codsubcuentacom varchar(15), codsubcuentairpfcom varchar(15),
    codsubcuentaven varchar(15), descripcion text, excepcioniva varchar(20), fechaalta date,
    idproducto serial, nostock bool = false, observaciones text, precio double = 0, publico bool = false,
    referencia varchar(30)!, secompra bool = true, sevende bool = true, stockfis double = 0,
    tipo varchar(50), ventasinstock bool = false
  `,
  ),
  stocks: table(
    'stocks',
    'idstock',
    `
    cantidad double = 0, codalmacen varchar(4)!, disponible double = 0, idproducto int!, idstock serial,
    pterecibir double = 0, referencia varchar(30)!, reservada double = 0, stockmax double = 0,
    stockmin double = 0, ubicacion varchar(100)
  `,
  ),
  variantes: table(
    'variantes',
    'idvariante',
    `
    codbarras varchar(20), coste double = 0, idatributovalor1 int, idatributovalor2 int,
    idatributovalor3 int, idatributovalor4 int, idproducto int!, idvariante serial, margen double = 0,
    precio double = 0, referencia varchar(30)!, stockfis double = 0
  `,
  ),
};
