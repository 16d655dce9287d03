import { Injectable } from '@nestjs/common';
import { KEPT_RESOURCE_NAMES, KEPT_RESOURCES, KeptResource } from '../../access/kept-resources.js';
import { OwnRecords, ownRows } from './engine/own-records.service.js';
import { FsResource } from './engine/resource.js';
import { ACCOUNTING } from './tables/accounting.js';
import { CATALOGUE } from './tables/catalogue.js';
import { MONEY } from './tables/money.js';
import { PEOPLE } from './tables/people.js';
import { PLACES } from './tables/places.js';
import { PURCHASES } from './tables/purchases.js';
import { SALES } from './tables/sales.js';
import { SYSTEM } from './tables/system.js';
import { Tables } from './tables/table.js';

/** The columns of every resource of the original. */
export const TABLES: Tables = {
  ...ACCOUNTING,
  ...CATALOGUE,
  ...MONEY,
  ...PEOPLE,
  ...PLACES,
  ...PURCHASES,
  ...SALES,
  ...SYSTEM,
};

/** A path of the API and what it is called in the singular, which the seed writes. */
export interface ResourcePath {
  name: KeptResource;
  singular: string;
}

export const RESOURCE_PATHS: readonly ResourcePath[] = KEPT_RESOURCE_NAMES.map((name) => ({
  name,
  singular: KEPT_RESOURCES[name],
}));

/** Every resource that is served, with what its rows are and what writes them. */
@Injectable()
export class FsResources {
  private readonly served: ReadonlyMap<string, FsResource>;

  constructor(records: OwnRecords) {
    this.served = new Map(
      KEPT_RESOURCE_NAMES.map((name) => {
        const table = TABLES[name]!;
        const resource = {
          name,
          table,
          rows: ownRows(name, table),
          writer: records.writer(name, table),
        };
        return [name, resource];
      }),
    );
  }

  /** In the order of bytes, as the root of the API lists them. */
  get names(): string[] {
    return [...this.served.keys()].toSorted();
  }

  named(name: string): FsResource {
    return this.served.get(name)!;
  }
}
