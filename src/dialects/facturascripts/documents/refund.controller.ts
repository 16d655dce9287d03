import { Body, Controller, HttpCode, Post, Put, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Resource } from '../../../access/route-policy.js';
import { AnyOrigin } from '../any-origin.guard.js';
import { Fields } from '../engine/sent-fields.js';
import { LimitedHeadGuard } from '../limited-head.guard.js';
import { MultipartBody } from '../multipart.guard.js';
import { RefusesOtherMethods } from '../other-methods.js';
import { Refunding } from './refunding.service.js';

/** `POST /api/3/crearFacturaRectificativaCliente`, or PUT (facts, 3.4). */
@ApiExcludeController()
@Controller('api/3/crearFacturaRectificativaCliente')
@Resource(['crearFacturaRectificativaCliente', 'invoices'])
@RefusesOtherMethods('Method not allowed', '')
@UseGuards(AnyOrigin, LimitedHeadGuard, MultipartBody)
export class RefundController {
  constructor(private readonly refunding: Refunding) {}

  @Post()
  @HttpCode(200)
  post(@Body() fields: Fields | undefined) {
    return this.refunding.refund(fields ?? {});
  }

  @Put()
  put(@Body() fields: Fields | undefined) {
    return this.refunding.refund(fields ?? {});
  }
}
