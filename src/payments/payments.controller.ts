import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { CreatePaymentDto, PayInvoiceDto, PaymentListQuery } from './payment.dto.js';
import { PaymentsService } from './payments.service.js';

@ApiTags('payments')
@Controller('api/v1')
@Resource('payments')
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Get('payments')
  list(@Query() query: PaymentListQuery) {
    return this.payments.list(query);
  }

  @Get('payments/:id')
  get(@RecordId() id: number) {
    return this.payments.get(id);
  }

  @Post('payments')
  @Says('Payment recorded')
  create(@Body() payment: CreatePaymentDto) {
    return this.payments.record(payment);
  }

  /** WHMDC's contract: pays all that is owed unless `amount` says less; `ALREADY_PAID` when nothing is. */
  @Post('invoices/:id/pay')
  @HttpCode(200)
  @Resource('invoices', { actions: ['create', 'update'] })
  @Says('Payment recorded')
  pay(@RecordId() id: number, @Body() payment: PayInvoiceDto) {
    return this.payments.pay(id, payment);
  }

  @Delete('payments/:id')
  @Says('Payment deleted')
  remove(@RecordId() id: number) {
    return this.payments.remove(id);
  }
}
