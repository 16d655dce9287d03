import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { UpdateSeriesDto } from '../../../series/series.dto.js';
import { SeriesService } from '../../../series/series.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { MappedResource } from './mapped-resource.js';
import { asPatron, patternOf, UNPADDED_WIDTH } from './sequence-patterns.js';
import { refuseChange } from './values.js';

/** A pattern is shown as it was sent for as long as it says what the series does. */
const PATRON = asPatron('t.pattern');
const WIDTH = `substring(t.pattern FROM '\\{NUMBER:(\\d+)\\}')::bigint`;

const mapping: Mapping = {
  name: 'secuenciadocumentos',
  from: 'series t',
  id: 't.id',
  key: 't.id::text',
  columns: {
    idsecuencia: 't.id',
    codserie: 't.code',
    tipodoc: `'FacturaCliente'`,
    idempresa: 't.company_id',
    // Numbers go on from one year to the next.
    codejercicio: 'NULL::text',
    inicio: 't.range_from',
    numero: 't.next_number',
    patron: `CASE WHEN replace(x.data->>'patron', '{ANYO}', '{EJE}') = ${PATRON} THEN x.data->>'patron' ELSE ${PATRON} END`,
    longnumero: `coalesce(${WIDTH}, (x.data->>'longnumero')::bigint, ${UNPADDED_WIDTH})`,
  },
  alsoKept: ['patron', 'longnumero'],
  defaults: { usarhuecos: 'true' },
  words: { pattern: 'patron' },
};

/** What a sequence is of and where it stands: its series alone moves it, one number after the other. */
const FIXED = ['codserie', 'tipodoc', 'codejercicio', 'inicio', 'numero'] as const;

/** Every series has one sequence, which comes and goes with it. */
@Injectable()
export class SecuenciadocumentosWriter implements FeatureWriter {
  constructor(private readonly series: SeriesService) {}

  create(): Promise<WrittenRecord> {
    return Promise.reject(invalid('idsecuencia', 'of_series'));
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    refuseChange(values, present, ...FIXED);
    const { patron, longnumero } = values;
    const id = Number(key);
    if (patron === undefined && longnumero === undefined) return { id, key };
    const pattern = patternOf(String(patron ?? present.patron), Number(longnumero ?? present.longnumero));
    await this.series.update(id, await judged(UpdateSeriesDto, { pattern }));
    return { id, key };
  }

  remove(): Promise<void> {
    return Promise.reject(invalid('idsecuencia', 'of_series'));
  }
}

export const SECUENCIADOCUMENTOS: MappedResource = {
  mapping,
  singular: 'secuenciadocumento',
  access: Resource(['series', 'secuenciadocumentos']),
  writer: SecuenciadocumentosWriter,
};
