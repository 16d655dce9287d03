import { Injectable, OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SPECIAL_RESOURCES } from '../../access/facturascripts-resources.js';
import { KEPT_BEHAVIOURS, KeptBehaviour } from './engine/kept-behaviour.js';
import { KeptColumns } from './engine/kept-columns.service.js';
import { readable } from './engine/mapping.js';
import { OwnRecords } from './engine/own-records.service.js';
import { ownRows } from './engine/own-rows.js';
import { References } from './engine/references.service.js';
import { FsResource } from './engine/resource.js';
import { FILE_RESOURCES } from './files/index.js';
import { KEPT } from './kept-resources.js';
import { MAPPED } from './mapped/index.js';
import { ResourcePath } from './resource-path.js';
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

/** The resources that the generic API alone serves. */
export const RESOURCE_PATHS: readonly ResourcePath[] = [
  ...KEPT,
  ...MAPPED.map(({ mapping, ...resource }) => ({ name: mapping.name, ...resource })),
  ...FILE_RESOURCES,
];

/** Whether a path names a resource. */
export function isResource(name: string): boolean {
  return RESOURCE_PATHS.some((path) => path.name === name);
}

/** Every resource that is served, with what its rows are and what writes them. */
@Injectable()
export class FsResources implements OnModuleInit {
  private readonly served = new Map<string, FsResource>();

  constructor(
    private readonly records: OwnRecords,
    private readonly kept: KeptColumns,
    private readonly references: References,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    const behaviours = this.modules.get<readonly KeptBehaviour[]>(KEPT_BEHAVIOURS);
    for (const { name } of KEPT) {
      const table = TABLES[name]!;
      const behaviour = behaviours.find(({ resource }) => resource === name);
      const writer = behaviour?.writer ?? this.references.checking(name, this.records.writer(name, table));
      this.serve({ name, table, rows: ownRows(name, table), writer });
    }
    for (const { mapping, writer: feature } of MAPPED) {
      const { name, words, hidden } = mapping;
      const writer = this.kept.writer(mapping, this.modules.get(feature));
      this.serve({ ...readable(mapping, TABLES[name]!), name, writer, hidden, words });
    }
    for (const { service } of FILE_RESOURCES)
      this.serve(this.modules.get<{ resource: FsResource }>(service).resource);
  }

  /** Every name under `/api/3`, in the order of bytes, as its root lists them. */
  get names(): string[] {
    return [...this.served.keys(), ...Object.keys(SPECIAL_RESOURCES)].toSorted();
  }

  named(name: string): FsResource {
    return this.served.get(name)!;
  }

  private serve(resource: FsResource): void {
    this.served.set(resource.name, resource);
  }
}
