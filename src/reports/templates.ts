import { Language, Problem } from '../common/problem.js';
import { ReportTemplate } from './report-template.js';
import { TemplateView } from './report.view.js';
import { AGED_RECEIVABLES } from './templates/aged-receivables.js';
import { SALES_BY_CLIENT } from './templates/sales-by-client.js';
import { SALES_BY_MONTH } from './templates/sales-by-month.js';
import { VAT_BOOK } from './templates/vat-book.js';

/** Every report there is; another one is a file beside these and a line here. */
export const TEMPLATES: readonly ReportTemplate[] = [
  VAT_BOOK,
  SALES_BY_CLIENT,
  SALES_BY_MONTH,
  AGED_RECEIVABLES,
];

/** The template of that name, or 404. */
export function templateNamed(name: string): ReportTemplate {
  const template = TEMPLATES.find((one) => one.name === name);
  if (!template) throw new Problem('not_found');
  return template;
}

export function templateView({ name, title, parameters }: ReportTemplate, language: Language): TemplateView {
  return {
    name,
    title: title[language],
    parameters: parameters.map((parameter) => ({ ...parameter, title: parameter.title[language] })),
  };
}
