import { describe, expect, it } from 'vitest';
import { TABLES } from '../resources.js';
import { schemaOf } from './schema.js';

/** As an installation of the original on PostgreSQL answered them, literally. */
const ANSWERED = {
  agenciatransportes: `{"activo":{"type":"boolean","default":"true","is_nullable":"NO"},
"codtrans":{"type":"character varying(8)","default":null,"is_nullable":"NO"},
"nombre":{"type":"character varying(100)","default":null,"is_nullable":"NO"},
"telefono":{"type":"character varying(30)","default":null,"is_nullable":"YES"},
"web":{"type":"character varying(100)","default":null,"is_nullable":"YES"}}`,
  atributovalores: `{"codatributo":{"type":"character varying(20)","default":null,"is_nullable":"NO"},
"descripcion":{"type":"character varying(200)","default":null,"is_nullable":"YES"},
"id":{"type":"integer","default":"nextval('atributos_valores_id_seq'::regclass)","is_nullable":"NO"},
"orden":{"type":"integer","default":"100","is_nullable":"YES"},
"valor":{"type":"character varying(100)","default":null,"is_nullable":"NO"}}`,
  divisas: `{"coddivisa":{"type":"character varying(3)","default":null,"is_nullable":"NO"},
"codiso":{"type":"character varying(5)","default":null,"is_nullable":"YES"},
"descripcion":{"type":"character varying(100)","default":null,"is_nullable":"YES"},
"simbolo":{"type":"character varying(10)","default":null,"is_nullable":"YES"},
"tasaconv":{"type":"double precision","default":null,"is_nullable":"NO"},
"tasaconvcompra":{"type":"double precision","default":null,"is_nullable":"YES"}}`,
  logmessages: `{"channel":{"type":"character varying(40)","default":null,"is_nullable":"YES"},
"context":{"type":"text","default":null,"is_nullable":"YES"},
"id":{"type":"integer","default":"nextval('logs_id_seq'::regclass)","is_nullable":"NO"},
"idcontacto":{"type":"integer","default":null,"is_nullable":"YES"},
"ip":{"type":"character varying(45)","default":null,"is_nullable":"YES"},
"level":{"type":"character varying(15)","default":null,"is_nullable":"NO"},
"message":{"type":"text","default":null,"is_nullable":"NO"},
"model":{"type":"character varying(30)","default":null,"is_nullable":"YES"},
"modelcode":{"type":"character varying(40)","default":null,"is_nullable":"YES"},
"nick":{"type":"character varying(50)","default":null,"is_nullable":"YES"},
"time":{"type":"timestamp without time zone","default":null,"is_nullable":"NO"},
"uri":{"type":"character varying(200)","default":null,"is_nullable":"YES"}}`,
  pagoclientes: `{"codpago":{"type":"character varying(10)","default":null,"is_nullable":"YES"},
"customid":{"type":"character varying(30)","default":null,"is_nullable":"YES"},
"customstatus":{"type":"character varying(30)","default":null,"is_nullable":"YES"},
"fecha":{"type":"date","default":null,"is_nullable":"NO"},
"gastos":{"type":"double precision","default":"0","is_nullable":"YES"},
"hora":{"type":"time without time zone","default":null,"is_nullable":"YES"},
"idasiento":{"type":"integer","default":null,"is_nullable":"YES"},
"idpago":{"type":"integer","default":"nextval('pagoscli_idpago_seq'::regclass)","is_nullable":"NO"},
"idrecibo":{"type":"integer","default":null,"is_nullable":"NO"},
"importe":{"type":"double precision","default":"0","is_nullable":"YES"},
"nick":{"type":"character varying(50)","default":null,"is_nullable":"YES"}}`,
  settings: `{"name":{"type":"character varying(50)","default":null,"is_nullable":"NO"},
"properties":{"type":"text","default":null,"is_nullable":"YES"}}`,
} as const;

describe('the schema of a resource', () => {
  it.each(Object.entries(ANSWERED))(
    'is what the original answers, its columns in their order: %s',
    (name, text) => {
      const answered: unknown = JSON.parse(text);
      expect(schemaOf(TABLES[name]!)).toEqual(answered);
      expect(JSON.stringify(schemaOf(TABLES[name]!))).toBe(JSON.stringify(answered));
    },
  );

  it('writes a default as PostgreSQL does where it is negative', () => {
    expect(schemaOf(TABLES.lineafacturaclientes!).actualizastock).toEqual({
      type: 'integer',
      default: "'-1'::integer",
      is_nullable: 'NO',
    });
  });
});
