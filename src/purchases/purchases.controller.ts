import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { Lists } from '../common/answers.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { CreatePurchaseDto, PurchaseListQuery, UpdatePurchaseDto } from './purchase.dto.js';
import { Purchase } from './purchase.entity.js';
import { PurchasesService } from './purchases.service.js';

/** Steps in a purchase's life are POSTs that change a record: either grant opens them, as with invoices. */
const STEP = { actions: ['create', 'update'] } as const;

@ApiTags('purchases')
@Controller('api/v1/purchases')
@Resource('purchases')
export class PurchasesController {
  constructor(private readonly purchases: PurchasesService) {}

  @Get()
  @Lists(Purchase)
  list(@Query() query: PurchaseListQuery) {
    return this.purchases.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.purchases.get(id);
  }

  @Post()
  @Says('Purchase created')
  create(@Body() purchase: CreatePurchaseDto) {
    return this.purchases.create(purchase);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdatePurchaseDto) {
    return this.purchases.update(id, changes);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Resource('purchases', STEP)
  @Says('Purchase confirmed')
  confirm(@RecordId() id: number) {
    return this.purchases.confirm(id);
  }

  @Post(':id/unconfirm')
  @HttpCode(200)
  @Resource('purchases', STEP)
  @Says('Purchase is a draft again')
  unconfirm(@RecordId() id: number) {
    return this.purchases.unconfirm(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Resource('purchases', STEP)
  @Says('Purchase cancelled')
  cancel(@RecordId() id: number) {
    return this.purchases.cancel(id);
  }

  @Delete(':id')
  @Says('Purchase deleted')
  remove(@RecordId() id: number) {
    return this.purchases.remove(id);
  }
}
