import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid, Problem } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompaniesService } from '../../../companies/companies.service.js';
import { UpdateCompanyDto } from '../../../companies/company.dto.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { CONTACT_WORDS, contactColumns, contactValues, isBlank, refuseBadWeb } from './contact-columns.js';
import { alpha3Sql } from './countries.js';
import { MappedResource } from './mapped-resource.js';
import { optional } from './values.js';

const MOST_OF_SHORT_NAME = 32;

/** Exactly one: the company that the key belongs to. */
const mapping: Mapping = {
  name: 'empresas',
  from: '(SELECT c.id AS company_id, c.* FROM companies c) t',
  id: 't.id',
  key: 't.id::text',
  columns: {
    ...contactColumns((field) => `t.${field}`),
    idempresa: 't.id',
    nombre: 't.name',
    codpais: alpha3Sql('t.country'),
  },
  defaults: {
    nombrecorto: `left(t.name, ${MOST_OF_SHORT_NAME})`,
    regimeniva: `'General'`,
    tipoidfiscal: `'CIF'`,
    ...Object.fromEntries(['administrador', 'apartado', 'telefono2', 'web'].map((column) => [column, `''`])),
  },
  words: { ...CONTACT_WORDS, name: 'nombre' },
};

/** Changes the company; companies are made by the operator alone, and stay. */
@Injectable()
export class EmpresasWriter implements FeatureWriter {
  constructor(private readonly companies: CompaniesService) {}

  create(): Promise<never> {
    return Promise.reject(new Problem('forbidden'));
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    refuseBadWeb(values);
    for (const column of ['nombre', 'cifnif'])
      if (isBlank({ ...present, ...values }[column])) throw invalid(column, 'required');
    // The books have begun in a country, and stay there.
    if (values.codpais !== undefined && values.codpais !== present.codpais) throw invalid('codpais', 'isIn');
    const changes = { ...contactValues(values), name: optional(values.nombre) };
    const { id } = await this.companies.update(Number(key), await judged(UpdateCompanyDto, changes));
    return { id, key };
  }

  remove(): Promise<never> {
    return Promise.reject(new Problem('forbidden'));
  }
}

export const EMPRESAS: MappedResource = {
  mapping,
  singular: 'empresa',
  access: Resource('companies'),
  writer: EmpresasWriter,
};
