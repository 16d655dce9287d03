import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../../../access/route-policy.js';
import { Repeatable } from '../../../common/says.js';
import { FieldWords } from '../field-words.js';
import { AccountingReports } from './accounting-reports.service.js';
import { RunReportDto } from './report.dto.js';

/** People need a permission for these, keys do not: theirs is the grant on reports (seed of abaco). */
const REPORTS = { permission: 'accounting.reports.view' } as const;

@ApiTags('abaco: reports')
@Controller('accounting/report-templates')
@Resource('reports', REPORTS)
@FieldWords({ from: 'startDate', to: 'endDate' })
export class ReportTemplatesController {
  constructor(private readonly reports: AccountingReports) {}

  @Get()
  list() {
    return this.reports.templates();
  }

  @Get(':id')
  get(@Param('id') id: string) {
    return this.reports.template(id);
  }

  /** Runs a template; `format` is json, csv or pdf. */
  @Get(':id/run')
  runByQuery(@Param('id') id: string, @Query() asked: RunReportDto) {
    return this.reports.run(id, asked);
  }

  @Post(':id/run')
  @HttpCode(200)
  @Repeatable()
  @Resource('reports', { ...REPORTS, actions: ['read'] })
  run(@Param('id') id: string, @Body() asked: RunReportDto) {
    return this.reports.run(id, asked);
  }
}
