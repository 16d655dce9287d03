import { Injectable, StreamableFile } from '@nestjs/common';
import { Language, Problem } from '../../../common/problem.js';
import { ReportsService } from '../../../reports/reports.service.js';
import { parametersOf, RunReportDto } from './report.dto.js';
import { reportView, templateView } from './report.view.js';

/** abaco speaks Spanish to everybody. */
const LANGUAGE: Language = 'es';

/** Our reports as abaco's accounting report templates. */
@Injectable()
export class AccountingReports {
  constructor(private readonly reports: ReportsService) {}

  templates() {
    const reportTemplates = this.reports.templates(LANGUAGE).map(templateView);
    return { reportTemplates, total: reportTemplates.length, page: 1, limit: reportTemplates.length };
  }

  template(id: string) {
    const template = this.templates().reportTemplates.find((one) => one.id === id);
    if (!template) throw new Problem('not_found');
    return template;
  }

  async run(id: string, asked: RunReportDto): Promise<object> {
    const answer = await this.reports.answer(id, parametersOf(asked), asked.format ?? 'json', LANGUAGE);
    return answer instanceof StreamableFile ? answer : reportView(answer);
  }
}
