import { expect } from 'vitest';
import type { Report, ReportRow } from '../../src/reports/report.view.js';
import { Books } from './books.js';
import { Caller } from './http.js';
import { Superuser } from './superuser.js';
import { World } from './world.js';

type Parameters = Record<string, string>;

const pathOf = (name: string, parameters: Parameters) =>
  `/api/v1/reports/${name}?${new URLSearchParams(parameters).toString()}`;

/** A report as the API answers it. */
export async function reportOf(caller: Caller, name: string, parameters: Parameters = {}): Promise<Report> {
  const answer = await caller.get(pathOf(name, parameters));
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data as Report;
}

/** The cells of rows or totals under these keys, each row as one text; nothing is `-`. */
export function cellsOf(rows: readonly ReportRow[], ...keys: string[]): string[] {
  return rows.map((row) => keys.map((key) => row[key] ?? '-').join(' '));
}

export interface ReportFile {
  type: string | null;
  /** The name to save it under. */
  name: string | undefined;
  bytes: Uint8Array;
}

/** A report as a file. */
export async function fileOf(
  caller: Caller,
  name: string,
  parameters: Parameters,
  language = 'en',
): Promise<ReportFile> {
  const headers = { ...caller.headers, 'accept-language': language };
  const response = await fetch(caller.url + pathOf(name, parameters), { headers });
  expect(response.status).toBe(200);
  const disposition = response.headers.get('content-disposition') ?? '';
  return {
    type: response.headers.get('content-type'),
    name: /^attachment; filename="([^"]+)"$/.exec(disposition)?.[1],
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

/** From now on the company invoices in another currency, which the API does not let it do. */
export async function changeCurrency(world: World, { company }: Books, currency: string): Promise<void> {
  const superuser = await Superuser.on(world.server.database);
  await superuser.rows('UPDATE companies SET currency = $2 WHERE id = $1', [company.id, currency]);
  await superuser.close();
}
