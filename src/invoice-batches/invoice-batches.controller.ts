import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { Principal } from '../access/principal.js';
import { Resource } from '../access/route-policy.js';
import { Lists, TakesPartly } from '../common/answers.js';
import type { Language } from '../common/problem.js';
import { RecordId } from '../common/record-id.js';
import { OnceOnly } from '../common/says.js';
import { AskedLanguage } from '../http/asked-language.js';
import { LargeBody } from '../http/large-body.js';
import { BATCH_LIMITS, BATCH_SCHEMA } from './batch-body.js';
import { BatchInvoiceListQuery, BatchListQuery } from './invoice-batch.dto.js';
import { InvoiceBatch } from './invoice-batch.entity.js';
import { BatchInvoiceRow } from './invoice-batch.view.js';
import { InvoiceBatchesService } from './invoice-batches.service.js';

/** YoFacturo's contract; who may create invoices may create many at once. */
@ApiTags('invoice-batches')
@Controller('api/v1/invoice_batches')
@Resource(['invoice-batches', 'invoices'])
export class InvoiceBatchesController {
  constructor(private readonly batches: InvoiceBatchesService) {}

  @Get()
  list(@Query() query: BatchListQuery) {
    return this.batches.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.batches.get(id);
  }

  /** Takes up to 5000 invoices and issues them in the background; `errors` says which of them it does not take. */
  @Post()
  @OnceOnly()
  @LargeBody(BATCH_LIMITS)
  @TakesPartly(InvoiceBatch)
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: BATCH_SCHEMA })
  create(
    @Body() body: unknown,
    @CurrentPrincipal() sender: Principal,
    @AskedLanguage('es') language: Language,
  ) {
    return this.batches.create(body, sender, language);
  }

  @Get(':id/batch_invoices')
  @Lists(BatchInvoiceRow)
  listInvoices(@RecordId() id: number, @Query() query: BatchInvoiceListQuery) {
    return this.batches.listInvoices(id, query);
  }
}
