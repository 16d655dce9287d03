import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import {
  PaymentMethodListQuery,
  CreatePaymentMethodDto,
  UpdatePaymentMethodDto,
} from './payment-method.dto.js';
import { PaymentMethodsService } from './payment-methods.service.js';

@ApiTags('payment-methods')
@Controller('api/v1/payment-methods')
@Resource('payment-methods')
export class PaymentMethodsController {
  constructor(private readonly paymentMethods: PaymentMethodsService) {}

  @Get()
  list(@Query() query: PaymentMethodListQuery) {
    return this.paymentMethods.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.paymentMethods.get(id);
  }

  @Post()
  @Says('Payment method created')
  create(@Body() values: CreatePaymentMethodDto) {
    return this.paymentMethods.create(values);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdatePaymentMethodDto) {
    return this.paymentMethods.update(id, changes);
  }

  @Delete(':id')
  @Says('Payment method deleted')
  remove(@RecordId() id: number) {
    return this.paymentMethods.remove(id);
  }
}
