import {
  DOCUMENT_KINDS,
  DocumentKind,
  FACTURA_CLIENTE,
  FACTURA_PROVEEDOR,
} from '../../src/dialects/facturascripts/documents/kinds.js';
import { RESOURCE_PATHS, TABLES } from '../../src/dialects/facturascripts/resources.js';
import { Column, ColumnType } from '../../src/dialects/facturascripts/tables/table.js';
import { FsBooks, LINE } from './fs-documents.js';
import { attached, formOf } from './uploads.js';
import { World } from './world.js';

/** What a request sends: JSON, or a form with files. */
export type Post = object;

/** Resources whose records come with others, so that every POST is refused, and with what. */
export const UNPOSTABLE: Readonly<Record<string, number>> = {
  empresas: 400,
  users: 403,
  secuenciadocumentos: 400,
  reciboclientes: 400,
  reciboproveedores: 400,
};

export const RESOURCE_NAMES = RESOURCE_PATHS.map(({ name }) => name);
export const POSTABLE = RESOURCE_NAMES.filter((name) => !(name in UNPOSTABLE));

/** The routes under which a resource takes POSTs, as the router knows them. */
export const postRoutes = (resource: string) => ['', '/:key'].map((rest) => `/api/3/${resource}${rest}`);

/** The paths that lead to these routes, as requests say them; the key is nobody's. */
export function postPaths(resource: string): string[] {
  const { name, singular } = RESOURCE_PATHS.find((path) => path.name === resource)!;
  return [...new Set([name, singular])].flatMap((path) =>
    ['', '/nobody', '/nobody/more'].map((rest) => `/api/3/${path}${rest}`),
  );
}

/** Books in which every resource can be written to. */
export async function openEverything(world: World): Promise<FsBooks> {
  const books = await FsBooks.open(world);
  await books.company.setPolicy({ keyManagement: 'granted' });
  return books;
}

/** An acceptable request for a new record, with what it names made before; `number` tells requests apart. */
export async function postOf(resource: string, books: FsBooks, number: number): Promise<Post> {
  const own = POSTS[resource];
  return own ? own(books, String(number)) : keptRecord(resource, String(number));
}

type Prepare = (books: FsBooks, number: string) => Post | Promise<Post>;

const POSTS: Readonly<Record<string, Prepare>> = {
  ...Object.fromEntries(
    DOCUMENT_KINDS.flatMap((kind) => [
      [kind.resource, (books: FsBooks) => ({ ...books.subjectOf(kind), observaciones: 'x' })],
      [kind.lines, (books: FsBooks) => lineOf(kind, books)],
    ]),
  ),
  apiaccess: async (books) => ({
    idapikey: (await made(books, 'apikeyes', { description: 'till' })).id,
    resource: 'clientes',
  }),
  apikeyes: (_, number) => ({ description: `Till ${number}` }),
  attachedfilerelations: async ({ caller }, number) => ({
    ...keptRecord('attachedfilerelations', number),
    idfile: await attached(caller),
  }),
  attachedfiles: (_, number) => formOf('file', [[`${number}.txt`, 'content']]),
  clientes: (_, number) => ({ nombre: `Cliente ${number}`, cifnif: '' }),
  contactos: (_, number) => ({ nombre: `Contacto ${number}`, email: 'ana@example.com' }),
  formapagos: (_, number) => ({ codpago: `P${number}`, descripcion: 'Barter' }),
  impuestos: (_, number) => ({ codimpuesto: `T${number}`, descripcion: 'Tax', iva: 7 }),
  pagoclientes: async (books) => ({
    idrecibo: (await books.create(FACTURA_CLIENTE)).doc.idfactura,
    importe: 1.5,
  }),
  pagoproveedores: async (books, number) => ({
    ...keptRecord('pagoproveedores', number),
    idrecibo: (await books.create(FACTURA_PROVEEDOR)).doc.idfactura,
  }),
  productoimagenes: async (books) => ({
    idproducto: (await made(books, 'productos', { descripcion: 'Saw' })).idproducto,
    idfile: await attached(books.caller, 'saw.png'),
    orden: 1,
  }),
  productos: (_, number) => ({ referencia: `SAW-${number}`, descripcion: 'Saw', precio: 9.5 }),
  proveedores: (_, number) => ({ nombre: `Proveedor ${number}`, cifnif: '' }),
  retenciones: (_, number) => ({ codretencion: `W${number}`, descripcion: 'Tax', porcentaje: 7 }),
  series: (_, number) => ({ codserie: `Z${number}`, descripcion: 'Shop' }),
  stocks: async (books) => ({
    referencia: (await made(books, 'productos', { descripcion: 'Saw', nostock: true })).referencia,
    cantidad: 5,
  }),
  variantes: async (books, number) => ({
    idproducto: (await made(books, 'productos', { descripcion: 'Saw' })).idproducto,
    referencia: `SAW-${number}-XL`,
  }),
};

/** A request for an endpoint that is no resource, and what stands in place of `:id`. */
interface EndpointPost {
  id?: number;
  body: Post;
}

/** One acceptable request for every endpoint that writes by POST. */
export const ENDPOINT_POSTS: Readonly<Record<string, (books: FsBooks) => Promise<EndpointPost>>> = {
  ...Object.fromEntries(
    DOCUMENT_KINDS.map((kind) => [
      `/api/3/crear${kind.name}`,
      async (books: FsBooks) => ({ body: { ...books.subjectOf(kind), lineas: [LINE] } }),
    ]),
  ),
  '/api/3/crearFacturaRectificativaCliente': async (books) => {
    const { idfactura, fecha } = (await books.create(FACTURA_CLIENTE)).doc;
    return { body: { idfactura, fecha } };
  },
  ...Object.fromEntries(
    [FACTURA_CLIENTE, FACTURA_PROVEEDOR].map((kind) => [
      `/api/3/pagar${kind.name}/:id`,
      async (books: FsBooks) => ({
        id: (await books.create(kind)).doc.idfactura,
        body: { pagada: 1 },
      }),
    ]),
  ),
  '/api/3/uploadFiles': async () => ({ body: formOf('files[]', [['a.txt', 'content']]) }),
};

/** A line of a new document that is not issued. */
async function lineOf(kind: DocumentKind, books: FsBooks): Promise<Post> {
  const header = await made(books, kind.resource, books.subjectOf(kind));
  return { ...LINE, [kind.key]: header[kind.key] };
}

/** The record that a POST made. */
async function made({ caller }: FsBooks, resource: string, body: object) {
  const answer = await caller.post(`/api/3/${resource}`, body);
  if (answer.status !== 200) throw new Error(`${resource}: ${answer.status} ${answer.text}`);
  return answer.body.data;
}

/** A value for a column of each type. */
const VALUES: Readonly<Record<Exclude<ColumnType, 'serial'>, unknown>> = {
  varchar: 'x',
  text: 'x',
  int: 1,
  double: 1.5,
  bool: true,
  date: '31-01-2026',
  time: '10:30:00',
  timestamp: '31-01-2026 10:30:00',
};

/** A kept record with a value in every column, and that number for a key that does not count by itself. */
function keptRecord(resource: string, number: string): Record<string, unknown> {
  const { columns, key } = TABLES[resource]!;
  const given = columns.filter(({ type }) => type !== 'serial');
  const values = Object.fromEntries(given.map((column) => [column.name, valueOf(column)]));
  return key.type === 'serial' ? values : { ...values, [key.name]: number };
}

const valueOf = ({ type }: Column) => VALUES[type as keyof typeof VALUES];
