import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Books } from './books.js';
import { Answer, Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

// What comes back is whatever the API says: tests look into it freely.
// oxlint-disable-next-line no-explicit-any
type Data = any;
type Values = Record<string, unknown>;

export const SALES = ['01', '06', '07'] as const;
export const PURCHASES = ['103', '104', '105', '106'] as const;

let numbers = 0;

/** The documents of a company in Honduras as abaco writes them, and a key that may do everything with them. */
export class Documents {
  private constructor(
    readonly company: CompanyInWorld,
    readonly caller: Caller,
    readonly partnerId: number,
  ) {}

  static async open(world: World): Promise<Documents> {
    return Documents.of((await Books.open(world, { country: 'HN' })).company);
  }

  static async of(company: CompanyInWorld): Promise<Documents> {
    const { caller } = await company.key();
    const { id } = (await caller.post('/business-partners', { name: 'Ferretería Ana' })).body;
    return new Documents(company, caller, id as number);
  }

  /** The body of a sale (01) or a purchase of 100.00 without tax, unless the values say otherwise. */
  request(type: string, values: Values = {}): Values {
    const number = type.length === 3 ? { number: `NR-${++numbers}` } : {};
    return { type, businessPartnerId: this.partnerId, ...number, lines: [work(1, 100)], ...values };
  }

  post = (type: string, values?: Values): Promise<Answer> =>
    this.caller.post('/documents', this.request(type, values));

  async create(type: string, values?: Values): Promise<Data> {
    return bodyOf(await this.post(type, values), 201);
  }

  draft = (type: string, values: Values = {}): Promise<Data> =>
    this.create(type, { status: 'draft', ...values });

  /** A document of any type that is in force; a note on a sale is one of a new sale. */
  async confirmed(type: string): Promise<Data> {
    if (type !== '06' && type !== '07') return this.create(type);
    const { id: relatedDocumentId } = await this.create('01');
    const lines = type === '06' ? {} : { lines: [work(1, 5)] };
    return bodyOf(await this.caller.post('/documents', { type, relatedDocumentId, ...lines }), 201);
  }

  async read(id: number): Promise<Data> {
    return bodyOf(await this.caller.get(`/documents/${id}`), 200);
  }

  step = (id: number, name: string): Promise<Answer> => this.caller.post(`/documents/${id}/${name}`);

  /** A step that is taken. */
  async take(id: number, name: string): Promise<Data> {
    return bodyOf(await this.step(id, name), 200);
  }

  async list(query = ''): Promise<Data> {
    return bodyOf(await this.caller.get(`/documents${query}`), 200);
  }

  /** A product whose stock is counted. */
  async product(values: Values = {}): Promise<number> {
    const body = { code: randomUUID(), name: 'Sierra', salePrice: 30, stock: 10, ...values };
    return bodyOf(await this.caller.post('/products', body), 201).id as number;
  }

  async stock(productId: number): Promise<number> {
    return bodyOf(await this.caller.get(`/products/${productId}`), 200).stock as number;
  }
}

/** A line by description. */
export const work = (quantity: number, unitPrice: number, other: Values = {}): Values => ({
  description: 'Obra',
  quantity,
  unitPrice,
  ...other,
});

function bodyOf(answer: Answer, status: number): Data {
  expect(answer.status, answer.text).toBe(status);
  return answer.body;
}
