import { Column } from '../../src/dialects/facturascripts/tables/table.js';
import { Answer, Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

/** A caller at FacturaScripts' door with a new key of a company, which may delete where grants let it. */
export async function fsCaller(
  world: World,
  company: CompanyInWorld,
  values: Parameters<CompanyInWorld['key']>[0] = {},
): Promise<Caller> {
  await company.setPolicy({ keyDeletes: 'granted' });
  const { token } = await company.key({ format: 'fs20', ...values });
  return world.caller({ 'x-auth-token': token });
}

/** Fields as the clients of the original send them. */
export function sendForm(
  caller: Caller,
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return caller.call(method, path, { body: new URLSearchParams(fields).toString(), headers });
}

/** A value that a column can hold, as a form sends it and as a read answers it; `seed` tells values apart. */
export function exampleOf({ type, length = 20 }: Column, seed: number): { sent: string; read: unknown } {
  switch (type) {
    case 'varchar':
      return same(`v${seed}ñ<&`.slice(0, length));
    case 'text':
      return same(`two lines\nof ${seed}`);
    case 'int':
    case 'serial':
      return { sent: String(seed), read: seed };
    case 'double':
      return { sent: `${seed}.1234567`, read: seed + 0.123_456_7 };
    case 'bool':
      return { sent: String(seed % 2), read: seed % 2 === 1 };
    case 'date':
      return same(`0${seed}-02-2026`);
    case 'time':
      return same(`0${seed}:20:30`);
    case 'timestamp':
      return { sent: `0${seed}-02-2026 10:20:30`, read: `2026-02-0${seed} 10:20:30` };
  }
}

const same = (text: string) => ({ sent: text, read: text });
