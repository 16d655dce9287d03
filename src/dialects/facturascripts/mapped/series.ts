import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CreateSeriesDto, UpdateSeriesDto } from '../../../series/series.dto.js';
import { SeriesService } from '../../../series/series.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { MappedResource } from './mapped-resource.js';
import { codeOf, optional, text } from './values.js';

/** What the original calls a series of corrections. */
const CORRECTIONS = 'R';

const mapping: Mapping = {
  name: 'series',
  from: 'series t',
  id: 't.id',
  key: 't.code',
  columns: {
    codserie: 't.code',
    // A description may be missing or empty, where our name is then the code.
    descripcion: `CASE WHEN x.data ? 'descripcion' AND coalesce(nullif(x.data->>'descripcion', ''), t.code) = t.name
      THEN x.data->>'descripcion' ELSE t.name END`,
    // Which kind a series is, ours knows of corrections alone. Spain's books name theirs of simplified invoices S.
    tipo: `CASE WHEN t.kind = 'credit_note' THEN '${CORRECTIONS}' WHEN x.data ? 'tipo' THEN x.data->>'tipo'
      WHEN t.kind = 'invoice' AND t.code = 'S' THEN 'S' ELSE '' END`,
  },
  alsoKept: ['descripcion', 'tipo'],
  words: { code: 'codserie', name: 'descripcion' },
};

@Injectable()
export class SeriesWriter implements FeatureWriter {
  constructor(
    private readonly series: SeriesService,
    private readonly lookUps: LookUps,
  ) {}

  async create({ codserie, descripcion, tipo }: RecordValues): Promise<WrittenRecord> {
    const code = codeOf(codserie);
    const kind = isOfCorrections(tipo) ? 'credit_note' : 'invoice';
    const dto = await judged(CreateSeriesDto, { code, name: optional(descripcion) ?? code, kind });
    const { id } = await this.series.create(dto);
    return { id, key: code };
  }

  /** A series stays of its kind: it has numbers of its own. */
  async update(
    key: string,
    { descripcion, tipo }: RecordValues,
    present: WireRecord,
  ): Promise<WrittenRecord> {
    if (tipo !== undefined && isOfCorrections(tipo) !== isOfCorrections(present.tipo))
      throw invalid('tipo', 'not_changeable');
    const id = (await this.lookUps.series(key))!;
    const name = descripcion === undefined ? undefined : (text(descripcion) ?? key);
    await this.series.update(id, await judged(UpdateSeriesDto, { name }));
    return { id, key };
  }

  async remove(key: string): Promise<void> {
    await this.series.remove((await this.lookUps.series(key))!);
  }
}

const isOfCorrections = (tipo: unknown): boolean => tipo === CORRECTIONS;

export const SERIES: MappedResource = {
  mapping,
  singular: 'serie',
  access: Resource('series'),
  writer: SeriesWriter,
};
