import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect } from 'vitest';
import { CompaniesService } from '../../src/companies/companies.service.js';
import { CreateCompanyDto } from '../../src/companies/company.dto.js';
import { Answer, Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

// What comes back is whatever the API says: tests look into it freely.
// oxlint-disable-next-line no-explicit-any
type Data = any;

type Values = Record<string, unknown>;

/** The books of one company, and a key that may do everything in them. */
export class Books {
  private constructor(
    readonly company: CompanyInWorld,
    readonly caller: Caller,
    readonly clientId: number,
  ) {}

  /** A new company; Spanish unless the values say otherwise. Its key may delete too. */
  static async open(world: World, values: Partial<CreateCompanyDto> = {}): Promise<Books> {
    const row = await world.service(CompaniesService).create({
      name: `Company ${randomUUID()}`,
      tax_id: 'B00000000',
      country: 'ES',
      ...values,
    });
    const company = new CompanyInWorld(world, row.id, row);
    await company.user('proprietor');
    await company.setPolicy({ keyDeletes: 'granted' });
    return Books.of(company);
  }

  static async of(company: CompanyInWorld): Promise<Books> {
    const { caller } = await company.key();
    const client = await caller.post('/api/v1/clients', { name: 'Ana' });
    return new Books(company, caller, client.body.data.id as number);
  }

  /** The answer to a POST; `path` is what follows /api/v1/. */
  post = (path: string, body?: Values): Promise<Answer> => this.caller.post(`/api/v1/${path}`, body);
  patch = (path: string, body?: Values): Promise<Answer> => this.caller.patch(`/api/v1/${path}`, body);
  delete = (path: string): Promise<Answer> => this.caller.delete(`/api/v1/${path}`);

  /** What is there now. */
  async read(path: string): Promise<Data> {
    return dataOf(await this.caller.get(`/api/v1/${path}`), 200);
  }

  async create(path: string, body: Values): Promise<Data> {
    return dataOf(await this.post(path, body), 201);
  }

  client = async (values: Values = {}): Promise<Data> => this.create('clients', { name: 'Ana', ...values });

  /** An issued invoice of 100.00 without tax, unless the values say otherwise. */
  invoice = (values: Values = {}): Promise<Data> => this.create('invoices', this.request(values));
  draft = (values: Values = {}): Promise<Data> => this.invoice({ draft: true, ...values });

  /** The body of such an invoice. */
  request(values: Values = {}): Values {
    const lines = 'lines' in values || 'items' in values ? {} : { lines: [line('1', '100')] };
    return { client_id: this.clientId, ...lines, ...values };
  }

  /** The default series of a kind. */
  async defaultSeries(kind: 'invoice' | 'credit_note' | 'debit_note' = 'invoice'): Promise<Data> {
    const series = (await this.read(`series?kind=${kind}`)) as Data[];
    return series.find((one) => one.is_default);
  }
}

export function line(quantity: string, unit_price: string, other: Values = {}): Values {
  return { description: 'Work', quantity, unit_price, ...other };
}

export function dataOf(answer: Answer, status: number): Data {
  expect(answer.status, answer.text).toBe(status);
  return answer.body.data;
}

/** How a request was refused: the status, our code and the first field that it names. */
export function refusalOf({ status, body }: Answer): [number, string, string?, string?] {
  const { reason, details } = body.error;
  return details ? [status, reason, details[0].field, details[0].code] : [status, reason];
}

/**
 * A time zone that has another date than UTC, where the server and the database are; its day has at least two
 * more hours, so it does not end while a test runs.
 */
export const FAR_ZONE = new Date().getUTCHours() >= 10 ? 'Pacific/Kiritimati' : 'Etc/GMT+12';

/** What day it is in a time zone, or will be so many days from now. */
export function dayIn(timeZone: string, days = 0): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.now() + days * 86_400_000);
}

/** Runs statements on a connection of their own, as whoever the URL signs in. */
export async function withDatabase<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
