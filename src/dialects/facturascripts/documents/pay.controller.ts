import { Body, Controller, HttpCode, Param, Post, Put, Req, Type, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ResourceName } from '../../../access/resources.js';
import { Resource } from '../../../access/route-policy.js';
import { Repeatable } from '../../../common/says.js';
import { AnyOrigin } from '../any-origin.guard.js';
import { Fields } from '../engine/sent-fields.js';
import { LimitedHeadGuard } from '../limited-head.guard.js';
import { MultipartBody } from '../multipart.guard.js';
import { RefusesOtherMethods } from '../other-methods.js';
import { DocumentKind, FACTURA_CLIENTE, FACTURA_PROVEEDOR } from './kinds.js';
import { refuseNoId } from './no-id.js';
import { Paying } from './paying.service.js';

/** `POST /api/3/pagar<Kind>/<ID>`, or PUT (facts, 3.3). */
function payController(kind: DocumentKind, grants: readonly ResourceName[], otherMethods: string): Type {
  @ApiExcludeController()
  @Controller(`api/3/pagar${kind.name}`)
  @Resource(grants)
  @RefusesOtherMethods(otherMethods, ':id', '')
  @UseGuards(AnyOrigin, LimitedHeadGuard, MultipartBody)
  class PayController {
    constructor(private readonly paying: Paying) {}

    @Post(':id')
    @HttpCode(200)
    post(@Param('id') id: string, @Body() fields: Fields | undefined) {
      return this.paying.pay(kind, id, fields ?? {});
    }

    @Put(':id')
    put(@Param('id') id: string, @Body() fields: Fields | undefined) {
      return this.paying.pay(kind, id, fields ?? {});
    }

    @Post()
    @Repeatable()
    postNone(@Req() request: FastifyRequest) {
      refuseNoId(request, 'not_found', 'record-not-found');
    }

    @Put()
    putNone(@Req() request: FastifyRequest) {
      refuseNoId(request, 'not_found', 'record-not-found');
    }
  }
  return PayController;
}

/** The words for other methods differ in the original. */
export const PAY_CONTROLLERS: readonly Type[] = [
  payController(FACTURA_CLIENTE, ['pagarFacturaCliente', 'payments'], 'method-not-allowed'),
  payController(FACTURA_PROVEEDOR, ['pagarFacturaProveedor', 'purchases'], 'Method not allowed'),
];
