import { expect } from 'vitest';
import { Books, dataOf } from './books.js';
import { fsCaller, sendForm } from './facturascripts.js';
import { Answer, Caller } from './http.js';
import { Purchasing } from './purchasing.js';
import { World } from './world.js';

// What comes back is whatever the API says: tests look into it freely.
// oxlint-disable-next-line no-explicit-any
type Data = any;
type Fields = Record<string, string>;

/** The purchases of a company through FacturaScripts' door, beside our own API on the same books. */
export class FsPurchases {
  private constructor(
    readonly purchases: Purchasing,
    readonly caller: Caller,
    readonly supplier: { id: number; code: string },
  ) {}

  static async open(world: World, values: Parameters<typeof Books.open>[1] = {}): Promise<FsPurchases> {
    const books = await Books.open(world, values);
    const supplier = await books.client({
      name: 'Proveedor Uno',
      tax_id: 'B11111111',
      supplier: true,
      supplier_code: 'PR1',
    });
    const caller = await fsCaller(world, books.company);
    return new FsPurchases(new Purchasing(books), caller, { id: supplier.id as number, code: 'PR1' });
  }

  get books(): Books {
    return this.purchases.books;
  }

  send = (method: 'POST' | 'PUT', path: string, fields: Fields): Promise<Answer> =>
    sendForm(this.caller, method, `/api/3/${path}`, fields);

  /** What is there now. */
  async read(path: string): Promise<Data> {
    const answer = await this.caller.get(`/api/3/${path}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }

  /** What a write that is done answers. */
  async write(method: 'POST' | 'PUT', path: string, fields: Fields): Promise<Data> {
    const answer = await this.send(method, path, fields);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.data;
  }

  /** How a write is refused: the status, and why. */
  async refused(method: 'POST' | 'PUT', path: string, fields: Fields): Promise<[number, string]> {
    return refusalOf(await this.send(method, path, fields));
  }

  /** A draft without lines. */
  header = async (fields: Fields = {}): Promise<Data> =>
    this.write('POST', 'facturaproveedores', { codproveedor: 'PR1', ...fields });

  /** A line of a draft, of 2 at 50.00 with 21 % unless the fields say otherwise. */
  line = async (idfactura: number, fields: Fields = {}): Promise<Data> =>
    this.write('POST', 'lineafacturaproveedores', {
      idfactura: String(idfactura),
      descripcion: 'Madera',
      cantidad: '2',
      pvpunitario: '50',
      codimpuesto: 'IVA21',
      ...fields,
    });

  /** A confirmed purchase of 121.00, by our own API. */
  confirmed = (values: Record<string, unknown> = {}): Promise<Data> =>
    this.purchases.create({
      client_id: this.supplier.id,
      lines: [{ description: 'Madera', quantity: '2', unit_price: '50', tax: 'IVA21' }],
      ...values,
    });

  /** A purchase as our own API has it. */
  ours = (id: number): Promise<Data> => this.purchases.read(id);

  async step(id: number, name: string): Promise<void> {
    dataOf(await this.books.post(`purchases/${id}/${name}`), 200);
  }
}

/** The status of a refusal, and what stands behind the sentence of the original. */
export function refusalOf({ status, body }: Answer): [number, string] {
  return [status, String(body.error).replace(/^Error al (guardar|eliminar) el registro\. - /, '')];
}
