import type { INestApplicationContext } from '@nestjs/common';
import {
  ApiKeyListQuery,
  CreateApiKeyDto,
  ImportApiKeyDto,
  RotateApiKeyDto,
  UpdateApiKeyDto,
} from '../api-keys/api-key.dto.js';
import { ApiKeysService } from '../api-keys/api-keys.service.js';
import { IssuedApiKeyView } from '../api-keys/api-key.view.js';
import { MAX_PER_PAGE } from '../common/page.js';
import { judged } from '../common/validation.js';
import { Command, Input } from './command.js';
import { idOf, required, secondsOf } from './input.js';
import { KEY_OPTIONS, KEY_SYNOPSIS, keyValues } from './key-options.js';
import { inCompany, inCompanyOfKey } from './lookup.js';

/** Keys: made, imported, changed and ended by the operator, who holds everything. */
export const KEY_COMMANDS: readonly Command[] = [
  {
    name: 'keys create',
    synopsis: KEY_SYNOPSIS,
    summary: 'a new key; its token is printed once',
    positionals: 0,
    options: KEY_OPTIONS,
    run: (services, input) =>
      ofCompany(services, input, async (keys) =>
        issued(await keys.issue(await judged(CreateApiKeyDto, await keyValues(services, input)), 'operator')),
      ),
  },
  {
    name: 'keys import',
    synopsis: `${KEY_SYNOPSIS} [--hash H --prefix P]`,
    summary: 'a key of another product: its token on standard input, or its bcrypt or argon2 hash',
    positionals: 0,
    options: { ...KEY_OPTIONS, hash: { type: 'string' }, prefix: { type: 'string' } },
    run: (services, input) =>
      ofCompany(services, input, async (keys) => {
        const { hash, prefix } = input.options;
        const proof = hash === undefined ? { token: await input.secret() } : { hash, prefix };
        const values = { ...(await keyValues(services, input)), ...proof };
        const key = await keys.import(await judged(ImportApiKeyDto, values), 'operator');
        return { id: key.id, uuid: key.uuid, format: key.format, prefix: key.prefix };
      }),
  },
  {
    name: 'keys list',
    synopsis: '--company ID',
    summary: 'the keys of a company, without anything that proves them',
    positionals: 0,
    options: { company: { type: 'string' } },
    run: (services, input) => ofCompany(services, input, everyKey),
  },
  {
    name: 'keys rotate',
    synopsis: 'ID [--overlap 24h]',
    summary: 'a new key with the same permissions; the old one ends now or after the overlap',
    positionals: 1,
    options: { overlap: { type: 'string' } },
    run: (services, input) =>
      onKey(services, input, async (keys, id) => {
        const overlap_seconds = secondsOf(String(input.options.overlap ?? '0'));
        await judged(RotateApiKeyDto, { overlap_seconds });
        return issued(await keys.rotate(id, overlap_seconds, 'operator'));
      }),
  },
  {
    name: 'keys revoke',
    synopsis: 'ID',
    summary: 'end a key for good, at once on every node',
    positionals: 1,
    options: {},
    run: (services, input) => onKey(services, input, (keys, id) => keys.revoke(id)),
  },
  switchCommand('enable', true),
  switchCommand('disable', false),
];

function switchCommand(verb: 'enable' | 'disable', enabled: boolean): Command {
  return {
    name: `keys ${verb}`,
    synopsis: 'ID',
    summary: enabled ? 'let a disabled key work again' : 'stop a key until it is enabled again',
    positionals: 1,
    options: {},
    run: (services, input) =>
      onKey(services, input, async (keys, id) =>
        keys.update(id, await judged(UpdateApiKeyDto, { enabled }), 'operator'),
      ),
  };
}

function ofCompany<T>(
  services: INestApplicationContext,
  input: Input,
  work: (keys: ApiKeysService) => Promise<T>,
): Promise<T> {
  const company = idOf(required(input, 'company'), '--company');
  return inCompany(services, company, () => work(services.get(ApiKeysService)));
}

/** The key named by the first word. */
function onKey<T>(
  services: INestApplicationContext,
  { positionals }: Input,
  work: (keys: ApiKeysService, id: number) => Promise<T>,
): Promise<T> {
  const id = idOf(positionals[0], 'ID');
  return inCompanyOfKey(services, id, () => work(services.get(ApiKeysService), id));
}

async function everyKey(keys: ApiKeysService) {
  const all = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const query = await judged(ApiKeyListQuery, { per_page: MAX_PER_PAGE, sort: 'id', cursor });
    const page = await keys.list(query);
    all.push(...page.items);
    cursor = page.meta.next_cursor;
  }
  return all;
}

const issued = ({ id, uuid, format, prefix, token }: IssuedApiKeyView) => ({
  id,
  uuid,
  format,
  prefix,
  token,
});
