import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { companyToday } from '../../../invoices/company-today.js';
import { FiscalYears } from '../fiscal-years.service.js';
import { nextOf } from '../engine/counters.js';
import { RecordValues } from '../engine/resource.js';
import { DocumentKind } from './kinds.js';

/** How a number of a kind begins (facts, 5.1); that of a purchase has a P behind it. */
const PREFIXES = { Factura: 'F', Albaran: 'ALB', Pedido: 'PED', Presupuesto: 'PRE' } as const;

/** Numbers documents that no series of ours numbers: from 1 in each series and year, without gaps. */
@Injectable()
export class DocumentNumbers {
  constructor(
    private readonly scope: CompanyScope,
    private readonly years: FiscalYears,
  ) {}

  /** Of a day (YYYY-MM-DD), in a series or the company's default one. Others wait until the transaction ends. */
  take(kind: DocumentKind, day: string, series: string | undefined): Promise<RecordValues> {
    return this.scope.run(async () => {
      const { codserie, codejercicio } = await this.sequenceOf(day, series);
      const counter = `${kind.resource} ${codejercicio} ${codserie}`;
      const numero = await this.scope.run((manager) => nextOf(manager, this.scope.companyId, counter));
      const prefix = PREFIXES[kind.type] + (kind.subject === 'codproveedor' ? 'P' : '');
      const codigo = `${prefix}${codejercicio}${codserie}${numero}`;
      return { codserie, codejercicio, numero: String(numero), codigo };
    });
  }

  /** The series and the fiscal year in which a document of a day is numbered; a year that is missing is made. */
  async sequenceOf(
    day: string,
    series: string | undefined,
  ): Promise<{ codserie: string; codejercicio: string }> {
    const codserie = series ?? (await this.defaultSeries());
    return { codserie, codejercicio: await this.years.of(day) };
  }

  /** What day it is where the company is. */
  today(): Promise<string> {
    return this.scope.run((manager) => companyToday(manager, this.scope.companyId));
  }

  private defaultSeries(): Promise<string> {
    return this.scope.run(async (manager) => {
      const [row] = await manager.query<{ code: string }[]>(
        `SELECT code FROM series WHERE company_id = $1 AND kind = 'invoice' AND active
         ORDER BY is_default DESC, id LIMIT 1`,
        [this.scope.companyId],
      );
      return row?.code ?? 'A';
    });
  }
}
