import { Injectable, Type } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { named } from '../../../common/named.js';
import { judged } from '../../../common/validation.js';
import { CreateTaxDto, UpdateTaxDto } from '../../../taxes/tax.dto.js';
import { TaxKind } from '../../../taxes/tax.entity.js';
import { TaxesService } from '../../../taxes/taxes.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { RecordValues } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { MappedResource } from './mapped-resource.js';
import { double } from './sql.js';
import { codeOf, decimal, flag, optional, text } from './values.js';

/** A kind of tax as the original has it: a resource of its own, with its own names for the same columns. */
export interface TaxResource {
  name: string;
  singular: string;
  kind: TaxKind;
  access: ReturnType<typeof Resource>;
  columns: { code: string; rate: string; active: string; surcharge_rate?: string };
  /** What a new one is where nobody says it. */
  usual?: Readonly<Record<string, string>>;
  /** Throws for values of the original that no tax of ours can have. */
  refuse?: (values: RecordValues) => void;
}

/** The rates of one kind. Their code is their key and stays; the description is the name, or nothing beside the code. */
export function taxResource(resource: TaxResource): MappedResource {
  const { name, singular, kind, access, columns } = resource;
  const { code, rate, active, surcharge_rate } = columns;
  return {
    mapping: {
      name,
      from: 'taxes t',
      where: `t.kind = '${kind}'`,
      id: 't.id',
      key: 't.code',
      columns: {
        [code]: 't.code',
        descripcion: `CASE WHEN t.name = t.code AND x.data->>'descripcion' = '' THEN '' ELSE t.name END`,
        [rate]: double('t.rate'),
        [active]: 't.active',
        ...(surcharge_rate && { [surcharge_rate]: double('t.surcharge_rate') }),
      },
      alsoKept: ['descripcion'],
      words: {
        code,
        name: 'descripcion',
        rate,
        active,
        ...(surcharge_rate && { surcharge_rate }),
      },
    },
    singular,
    access,
    writer: taxWriter(resource),
  };
}

function taxWriter({ kind, columns, usual = {}, refuse }: TaxResource): Type<FeatureWriter> {
  const valuesOf = (values: RecordValues) => ({
    rate: decimal(values[columns.rate]),
    surcharge_rate: columns.surcharge_rate && decimal(values[columns.surcharge_rate]),
    active: flag(values[columns.active]),
  });

  @Injectable()
  class TaxWriter implements FeatureWriter {
    constructor(
      private readonly taxes: TaxesService,
      private readonly lookUps: LookUps,
    ) {}

    async create(values: RecordValues): Promise<WrittenRecord> {
      refuse?.(values);
      const code = codeOf(values[columns.code]);
      const name = optional(values.descripcion) ?? code;
      const made = { ...usual, ...named(valuesOf(values)), kind, code, name };
      const { id } = await this.taxes.create(await judged(CreateTaxDto, made));
      return { id, key: code };
    }

    async update(code: string, values: RecordValues): Promise<WrittenRecord> {
      refuse?.(values);
      const id = (await this.lookUps.tax(kind, code))!;
      const name = values.descripcion === undefined ? undefined : (text(values.descripcion) ?? code);
      await this.taxes.update(id, await judged(UpdateTaxDto, { ...valuesOf(values), name }));
      return { id, key: code };
    }

    /** Refused while a product has it; invoices keep their own copy of what it was. */
    async remove(code: string): Promise<void> {
      await this.taxes.remove((await this.lookUps.tax(kind, code))!);
    }
  }
  return TaxWriter;
}
