import { Body, Controller, HttpCode, Post, Put, Type, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Resource } from '../../../access/route-policy.js';
import { AnyOrigin } from '../any-origin.guard.js';
import { Fields } from '../engine/sent-fields.js';
import { LimitedHeadGuard } from '../limited-head.guard.js';
import { MultipartBody } from '../multipart.guard.js';
import { RefusesOtherMethods } from '../other-methods.js';
import { Creating } from './creating.service.js';
import { DocumentKind, endpointGrants } from './kinds.js';

/** `POST /api/3/crear<Kind>`, or PUT: a document of one kind with its lines (facts, 3.1). */
export function createController(kind: DocumentKind): Type {
  @ApiExcludeController()
  @Controller(`api/3/crear${kind.name}`)
  @Resource(endpointGrants('crear', kind))
  @RefusesOtherMethods('method-not-allowed', '')
  @UseGuards(AnyOrigin, LimitedHeadGuard, MultipartBody)
  class CreateController {
    constructor(private readonly creating: Creating) {}

    @Post()
    @HttpCode(200)
    post(@Body() fields: Fields | undefined) {
      return this.creating.create(kind, fields ?? {});
    }

    @Put()
    put(@Body() fields: Fields | undefined) {
      return this.creating.create(kind, fields ?? {});
    }
  }
  return CreateController;
}
