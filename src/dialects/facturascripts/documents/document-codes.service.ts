import { Injectable } from '@nestjs/common';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { RecordValues } from '../engine/resource.js';
import { optional } from '../mapped/values.js';
import { DocumentNumbers } from './document-numbers.service.js';
import { DocumentKind } from './kinds.js';

/** The codes of kept documents: a company has each only once among those of a kind (facts, 5). */
@Injectable()
export class DocumentCodes {
  constructor(
    private readonly scope: CompanyScope,
    private readonly numbers: DocumentNumbers,
  ) {}

  /**
   * What a new document of a day (YYYY-MM-DD) is called: by the code and the number that the header names, or by the
   * next of its sequence whose code nobody chose. 409 `conflict` for a code that is taken.
   */
  async take(kind: DocumentKind, day: string, header: RecordValues): Promise<RecordValues> {
    const series = optional(header.codserie);
    const codigo = optional(header.codigo);
    if (codigo === undefined) return this.next(kind, day, series);
    await this.refuseTaken(kind, codigo);
    const numero = optional(header.numero);
    const numbered =
      numero === undefined
        ? await this.numbers.take(kind, day, series)
        : { ...(await this.numbers.sequenceOf(day, series)), numero };
    return { ...numbered, codigo };
  }

  /** 409 `conflict` for a code that a document of the kind has. */
  async refuseTaken(kind: DocumentKind, codigo: string): Promise<void> {
    if (await this.isTaken(kind, codigo)) {
      throw new Problem('conflict', { details: [{ field: 'codigo', code: 'taken' }] });
    }
  }

  private async next(kind: DocumentKind, day: string, series: string | undefined): Promise<RecordValues> {
    for (;;) {
      const numbered = await this.numbers.take(kind, day, series);
      if (!(await this.isTaken(kind, String(numbered.codigo)))) return numbered;
    }
  }

  private isTaken({ resource }: DocumentKind, codigo: string): Promise<boolean> {
    return this.scope.run(async (manager) => {
      const values = [this.scope.companyId, resource, codigo];
      return (await manager.query<unknown[]>(WITH_CODE, values)).length > 0;
    });
  }
}

const WITH_CODE = `
  SELECT FROM facturascripts_records WHERE company_id = $1 AND resource = $2 AND document_code = $3`;
