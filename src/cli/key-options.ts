import type { INestApplicationContext } from '@nestjs/common';
import type { ParseArgsOptionsConfig } from 'node:util';
import { invalid } from '../common/problem.js';
import { UsersService } from '../users/users.service.js';
import { Input } from './command.js';

/** What a key is made with, on the command line. */
export const KEY_OPTIONS = {
  company: { type: 'string' },
  name: { type: 'string' },
  format: { type: 'string' },
  'full-access': { type: 'boolean' },
  grant: { type: 'string', multiple: true },
  'allow-ip': { type: 'string', multiple: true },
  'expires-at': { type: 'string' },
  user: { type: 'string' },
  disabled: { type: 'boolean' },
  test: { type: 'boolean' },
} satisfies ParseArgsOptionsConfig;

export const KEY_SYNOPSIS =
  '--company ID --name N --format keyid|hex64|org|fs20 [--full-access] [--grant invoice.read]... ' +
  '[--allow-ip CIDR]... [--expires-at ISO] [--user EMAIL] [--disabled]';

/** The same as the values of the API's DTO; `--user` by the address of somebody in the company. */
export async function keyValues(services: INestApplicationContext, { options }: Input) {
  return {
    name: options.name,
    format: options.format,
    full_access: options['full-access'],
    permissions: options.grant,
    allow_ips: options['allow-ip'],
    expires_at: options['expires-at'],
    enabled: options.disabled ? false : undefined,
    test: options.test,
    user_id: typeof options.user === 'string' ? await userOf(services, options.user) : undefined,
  };
}

async function userOf(services: INestApplicationContext, email: string): Promise<number> {
  const user = await services.get(UsersService).findByEmail(email.toLowerCase());
  if (!user) throw invalid('user', 'unknown', `--user names nobody of the company: ${email}`);
  return user.id;
}
