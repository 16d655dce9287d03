import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { CompanyScope } from '../../database/company-scope.js';
import { passNumber } from './engine/counters.js';
import { OwnRecords } from './engine/own-records.service.js';
import { ownRows } from './engine/own-rows.js';
import { ACCOUNTING } from './tables/accounting.js';

const TABLE = ACCOUNTING.ejercicios!;
const YEARS = `(${ownRows('ejercicios', TABLE)}) t WHERE t.company_id = $1`;

/** The fiscal years of documents: `codejercicio` follows their date, and a year that is missing is made (facts, 5.1). */
@Injectable()
export class FiscalYears {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: OwnRecords,
  ) {}

  /** The code of the year in which a day (`YYYY-MM-DD`) lies; the one that began last where several have it. */
  of(date: string): Promise<string> {
    return this.scope.run(async (manager) => {
      const known = await this.covering(manager, date);
      if (known !== undefined) return known;
      // Whoever else makes a year now has made it when this returns.
      await passNumber(manager, this.scope.companyId, 'ejercicios', Number(date.slice(0, 4)));
      return (await this.covering(manager, date)) ?? this.open(manager, date.slice(0, 4));
    });
  }

  private async covering(manager: EntityManager, date: string): Promise<string | undefined> {
    const [year] = await manager.query<{ codejercicio: string }[]>(
      `SELECT t.codejercicio FROM ${YEARS} AND $2 BETWEEN t.fechainicio AND t.fechafin
       ORDER BY t.fechainicio DESC, t.codejercicio LIMIT 1`,
      [this.scope.companyId, date],
    );
    return year?.codejercicio;
  }

  /** The calendar year; under the next free code where a year of other days has its own. */
  private async open(manager: EntityManager, year: string): Promise<string> {
    const others = await manager.query<unknown[]>(`SELECT FROM ${YEARS} AND t.record_key = $2`, [
      this.scope.companyId,
      year,
    ]);
    return this.records.writer('ejercicios', TABLE).create({
      codejercicio: others.length > 0 ? null : year,
      fechainicio: `${year}-01-01`,
      fechafin: `${year}-12-31`,
      nombre: year,
    });
  }
}
