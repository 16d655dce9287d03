import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import type { Language } from '../common/problem.js';
import { AskedLanguage } from '../http/asked-language.js';
import { ReportQuery } from './report.dto.js';
import { Report } from './report.view.js';
import { ReportsService } from './reports.service.js';
import { TOP } from './templates/sales-by-client.dto.js';
import { VAT_BOOKS } from './templates/vat-book.dto.js';

@ApiTags('reports')
@Controller('api/v1/reports')
@Resource('reports', { permission: 'accounting.reports.view' })
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** The templates, with the parameters that each of them takes. */
  @Get()
  list(@AskedLanguage() language: Language) {
    return this.reports.templates(language);
  }

  /** Runs a template. Which parameters it takes, and which of them it needs, is in the list of templates. */
  @Get(':name')
  @ApiOkResponse({ type: Report })
  @ApiQuery({ name: 'top', required: false, enum: TOP })
  @ApiQuery({ name: 'book', required: false, enum: VAT_BOOKS })
  @ApiQuery({ name: 'as_of', required: false, description: 'Today where the company is, when absent.' })
  @ApiQuery({ name: 'to', required: false, description: 'Last day of the period, of at most 366 days.' })
  @ApiQuery({ name: 'from', required: false, description: 'First day of the period.' })
  run(
    @Param('name') name: string,
    @Query() { format = 'json' }: ReportQuery,
    @Query() parameters: Record<string, unknown>,
    @AskedLanguage() language: Language,
  ) {
    return this.reports.answer(name, parameters, format, language);
  }
}
