import { Injectable, StreamableFile } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { csvAnswer } from '../common/csv-answer.js';
import { fileAnswer } from '../common/file-answer.js';
import { invalid, Language } from '../common/problem.js';
import { judged } from '../common/validation.js';
import { CompanyScope } from '../database/company-scope.js';
import { MAX_PDF_ROWS } from '../printing/pdf.js';
import { csvOf } from './report-csv.js';
import { CompanyFacts, MAX_ROWS, reportOf } from './report-of.js';
import { pdfOf } from './report-pdf.js';
import { ReportRecord, reportStatement } from './report-statement.js';
import { ReportFormat } from './report.dto.js';
import { Report, TemplateView } from './report.view.js';
import { templateNamed, TEMPLATES, templateView } from './templates.js';

/** Runs the report templates over the company's books. */
@Injectable()
export class ReportsService {
  constructor(private readonly scope: CompanyScope) {}

  templates(language: Language): TemplateView[] {
    return TEMPLATES.map((template) => templateView(template, language));
  }

  /** Runs a template: 404 for an unknown one, a refusal that names the field for parameters it does not take. */
  async run(name: string, parameters: object, language: Language): Promise<Report> {
    const template = templateNamed(name);
    const asked = await judged(template.dto, parameters);
    const found = await this.scope.run(async (manager) => {
      const company = await this.companyFacts(manager);
      const taken = template.complete(asked, company.today);
      const source = template.source(taken);
      const values = [this.scope.companyId, ...source.values];
      const records = await manager.query<ReportRecord[]>(reportStatement(source, MAX_ROWS), values);
      return { company, parameters: taken, source, records };
    });
    return reportOf(template, found, language);
  }

  /** A report as a file; a PDF holds fewer rows than the others. */
  async toFile(report: Report, format: Exclude<ReportFormat, 'json'>): Promise<StreamableFile> {
    const name = [report.template, ...distinctParameters(report)].join('-');
    if (format === 'csv') return csvAnswer(await csvOf(report), name);
    if (report.rows.length > MAX_PDF_ROWS) {
      throw invalid('format', 'too_many_rows', `a PDF has at most ${MAX_PDF_ROWS} rows; csv has them all`);
    }
    return fileAnswer(await pdfOf(report), 'application/pdf', `${name}.pdf`);
  }

  /** Runs a template and answers what was asked for. */
  async answer(
    name: string,
    parameters: object,
    format: ReportFormat,
    language: Language,
  ): Promise<Report | StreamableFile> {
    const report = await this.run(name, parameters, language);
    return format === 'json' ? report : this.toFile(report, format);
  }

  private async companyFacts(manager: EntityManager): Promise<CompanyFacts> {
    const [facts] = await manager.query<[CompanyFacts]>(
      `SELECT name, tax_id, currency, (now() AT TIME ZONE timezone)::date AS today, now() AS generated_at
       FROM companies WHERE id = $1`,
      [this.scope.companyId],
    );
    return facts;
  }
}

/** The parameters that tell this report from another one of the same template. */
function distinctParameters({ template, parameters }: Report): string[] {
  return templateNamed(template)
    .parameters.filter(({ name, default: usual }) => parameters[name] !== usual)
    .map(({ name }) => parameters[name]!);
}
