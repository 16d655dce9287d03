import { Injectable } from '@nestjs/common';
import { callingPrincipal } from '../../../access/calling-principal.js';
import { TRANSLATED_RESOURCES } from '../../../access/facturascripts-resources.js';
import { AccessRow } from '../../../access/grants.js';
import { ResourceName, resourceNamed } from '../../../access/resources.js';
import { KeyManagement } from '../../../access/route-policy.js';
import { ApiKeysService } from '../../../api-keys/api-keys.service.js';
import { StoredGrants } from '../../../api-keys/key-grants.js';
import { invalid, Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues } from '../engine/resource.js';
import { LIVING_KEY } from './apikeyes.js';
import { MappedResource } from './mapped-resource.js';

/** Our names of resources as the original writes them; the others have no name but one. */
const WIRE_NAMES = Object.entries(TRANSLATED_RESOURCES).map(([plural, [, name]]) => [name, plural] as const);

const mapping: Mapping = {
  name: 'apiaccess',
  from: `api_access t JOIN api_keys k ON k.company_id = t.company_id AND k.id = t.api_key_id AND ${LIVING_KEY}`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    allowdelete: 't.allow_delete',
    allowget: 't.allow_get',
    allowpost: 't.allow_post',
    allowput: 't.allow_put',
    id: 't.id',
    idapikey: 't.api_key_id',
    resource: `CASE t.resource ${WIRE_NAMES.map(([name, wire]) => `WHEN '${name}' THEN '${wire}'`).join(' ')} ELSE t.resource END`,
  },
};

const FLAGS = {
  allow_get: 'allowget',
  allow_post: 'allowpost',
  allow_put: 'allowput',
  allow_delete: 'allowdelete',
} as const;

const EVERYTHING = { allow_get: true, allow_post: true, allow_put: true, allow_delete: true };

/** A row of a key's grants, found by the number that this contract knows it by. */
interface FoundRow {
  api_key_id: number;
  resource: string;
}

/** The grants of keys one by one. Each write is a change of the key that they belong to, by the rules for that. */
@Injectable()
export class ApiaccessWriter implements FeatureWriter {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly scope: CompanyScope,
  ) {}

  /** What is not said is allowed (facts, 1.3). */
  async create(values: RecordValues): Promise<WrittenRecord> {
    const { idapikey, resource: spelling } = values;
    const resource = resourceOf(spelling);
    const id = await this.livingKey(idapikey);
    const row: AccessRow = { resource, ...EVERYTHING, ...flagsNamed(values) };
    await this.change(id, (held) => {
      if (held.some((other) => other.resource === resource))
        throw new Problem('conflict', { details: [{ field: 'resource', code: 'taken' }] });
      return [...held, row];
    });
    const made = await this.idOf(id, resource);
    return { id: made, key: String(made) };
  }

  async update(key: string, values: RecordValues): Promise<WrittenRecord> {
    const row = await this.row(key);
    refuseMove(row, values);
    const changes = flagsNamed(values);
    await this.change(row.api_key_id, (held) =>
      held.map((other) => (other.resource === row.resource ? { ...other, ...changes } : other)),
    );
    return { id: Number(key), key };
  }

  async remove(key: string): Promise<void> {
    const row = await this.row(key);
    await this.change(row.api_key_id, (held) => held.filter((other) => other.resource !== row.resource));
  }

  private async change(
    id: number,
    rows: (held: readonly AccessRow[]) => readonly AccessRow[],
  ): Promise<void> {
    const access = (key: StoredGrants) => {
      if (key.full_access) throw invalid('idapikey', 'holds_everything');
      return rows(key.access);
    };
    await this.keys.update(id, { access }, callingPrincipal());
  }

  /** A key of the company that was not ended. */
  private async livingKey(named: RecordValues[string] | undefined): Promise<number> {
    if (typeof named !== 'number') throw invalid('idapikey', 'required');
    const [key] = await this.query<{ id: number }>(
      `SELECT k.id FROM api_keys k WHERE k.company_id = $1 AND k.id = $2 AND ${LIVING_KEY}`,
      named,
    );
    if (!key) throw invalid('idapikey', 'unknown');
    return key.id;
  }

  private async row(key: string): Promise<FoundRow> {
    const [row] = await this.query<FoundRow>(
      'SELECT api_key_id, resource FROM api_access WHERE company_id = $1 AND id = $2',
      key,
    );
    if (!row) throw new Problem('not_found');
    return row;
  }

  private async idOf(keyId: number, resource: string): Promise<number> {
    const [row] = await this.query<{ id: number }>(
      'SELECT id FROM api_access WHERE company_id = $1 AND api_key_id = $2 AND resource = $3',
      keyId,
      resource,
    );
    return row!.id;
  }

  private query<T>(statement: string, ...values: unknown[]): Promise<T[]> {
    return this.scope.run((manager) => manager.query<T[]>(statement, [this.scope.companyId, ...values]));
  }
}

/** The flags that are said; none of the two is no. */
function flagsNamed(values: RecordValues): Partial<AccessRow> {
  const named = Object.entries(FLAGS).filter(([, flag]) => values[flag] !== undefined);
  return Object.fromEntries(named.map(([column, flag]) => [column, values[flag] === true]));
}

function resourceOf(spelling: RecordValues[string] | undefined): ResourceName {
  if (spelling === undefined || spelling === null || spelling === '') throw invalid('resource', 'required');
  const resource = resourceNamed(String(spelling));
  if (!resource) throw invalid('resource', 'unknown');
  return resource;
}

/** A grant stays where it is; another one is made in its place. */
function refuseMove(row: FoundRow, { idapikey, resource }: RecordValues): void {
  if (idapikey !== undefined && idapikey !== row.api_key_id) throw invalid('idapikey', 'fixed');
  if (resource !== undefined && resourceOf(resource) !== row.resource) throw invalid('resource', 'fixed');
}

export const APIACCESS: MappedResource = {
  mapping,
  singular: 'apiaccess',
  access: KeyManagement(),
  writer: ApiaccessWriter,
};
