import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { Lists } from '../common/answers.js';
import { CSV_ANSWER, csvAnswer } from '../common/csv-answer.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { CreateCreditNoteDto } from './credit-note.dto.js';
import { CreditNotesService } from './credit-notes.service.js';
import { CreateDebitNoteDto } from './debit-note.dto.js';
import { DebitNotesService } from './debit-notes.service.js';
import {
  CreateInvoiceDto,
  InvoiceExportQuery,
  InvoiceListQuery,
  IssueInvoiceDto,
  UpdateInvoiceDto,
} from './invoice.dto.js';
import { InvoiceSummary, invoiceView } from './invoice.view.js';
import { InvoicesService } from './invoices.service.js';

/** Steps in an invoice's life are POSTs that change a record: either grant opens them (facts of WHMDC, 6.5). */
const STEP = { actions: ['create', 'update'] } as const;

@ApiTags('invoices')
@Controller('api/v1/invoices')
@Resource('invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly creditNotes: CreditNotesService,
    private readonly debitNotes: DebitNotesService,
  ) {}

  @Get()
  @Lists(InvoiceSummary)
  list(@Query() query: InvoiceListQuery) {
    return this.invoices.list(query);
  }

  /** All that the list has with these filters, 100,000 rows at the most. */
  @Get('export')
  @ApiOkResponse(CSV_ANSWER)
  async export(@Query() query: InvoiceExportQuery) {
    return csvAnswer(await this.invoices.exportCsv(query), 'invoices');
  }

  @Get(':id')
  async get(@RecordId() id: number) {
    return invoiceView(await this.invoices.get(id));
  }

  @Post()
  @Says('Invoice created')
  async create(@Body() invoice: CreateInvoiceDto) {
    return invoiceView(await this.invoices.create(invoice));
  }

  @Patch(':id')
  async update(@RecordId() id: number, @Body() changes: UpdateInvoiceDto) {
    return invoiceView(await this.invoices.update(id, changes));
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Resource('invoices', STEP)
  @Says('Invoice issued')
  async issue(@RecordId() id: number, @Body() dto: IssueInvoiceDto) {
    return invoiceView(await this.invoices.issue(id, dto));
  }

  /** A draft, or a note, which keeps its number; a debit note only while nothing has been paid on it. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Resource('invoices', STEP)
  @Says('Invoice cancelled')
  async cancel(@RecordId() id: number) {
    return invoiceView(await this.invoices.cancel(id));
  }

  @Post(':id/credit-notes')
  @Resource('invoices', STEP)
  @Says('Credit note created')
  async credit(@RecordId() id: number, @Body() dto: CreateCreditNoteDto) {
    return invoiceView(await this.creditNotes.create(id, dto));
  }

  /** Adds an amount to an issued invoice, as a document that is paid by itself. */
  @Post(':id/debit-notes')
  @Resource('invoices', STEP)
  @Says('Debit note created')
  async debit(@RecordId() id: number, @Body() dto: CreateDebitNoteDto) {
    return invoiceView(await this.debitNotes.create(id, dto));
  }

  @Delete(':id')
  @Says('Invoice deleted')
  async remove(@RecordId() id: number) {
    return invoiceView(await this.invoices.remove(id));
  }
}
