import { table, Tables } from './table.js';

/** Countries and what is in them. */
export const PLACES: Tables = {
  ciudades: table(
    'ciudades',
    'idciudad',
    `
    alias text, ciudad varchar(100)!, codeid varchar(5), creation_date timestamp, idciudad serial,
    idprovincia int!, last_nick varchar(50), last_update timestamp, latitude double, longitude double,
    nick varchar(50)
  `,
  ),
  codigopostales: table(
    'codigos_postales',
    'id',
    `
    codpais varchar(20)!, creation_date timestamp, id serial, idciudad int!, idprovincia int!,
    last_nick varchar(50), last_update timestamp, nick varchar(50), number int!
  `,
  ),
  pais: table(
    'paises',
    'codpais',
    `
    alias text, codiso varchar(2), codpais varchar(20)!, creation_date timestamp, last_nick varchar(50),
    last_update timestamp, latitude double, longitude double, nick varchar(50), nombre varchar(100),
    telephone_prefix varchar(10)
  `,
  ),
  provincias: table(
    'provincias',
    'idprovincia',
    `
    alias text, codeid varchar(2), codisoprov varchar(10), codpais varchar(20)!, creation_date timestamp,
    idprovincia serial, last_nick varchar(50), last_update timestamp, latitude double, longitude double,
    nick varchar(50), provincia varchar(100)!, telephone_prefix varchar(10)
  `,
  ),
  puntointeresciudades: table(
    'puntos_interes_ciudades',
    'id',
    `
    alias text, creation_date timestamp, id serial, idciudad int!, last_nick varchar(50),
    last_update timestamp, latitude double, longitude double, name varchar(100), nick varchar(50)
  `,
  ),
};
