import { Body, Controller, Param, Patch, Req, Type, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Resource } from '../../../access/route-policy.js';
import { AnyOrigin } from '../any-origin.guard.js';
import { Fields } from '../engine/sent-fields.js';
import { LimitedHeadGuard } from '../limited-head.guard.js';
import { RefusesOtherMethods } from '../other-methods.js';
import { Editing } from './editing.service.js';
import { DocumentKind, endpointGrants } from './kinds.js';
import { refuseNoId } from './no-id.js';

/** `PUT /api/3/editar<Kind>/<ID>`, or PATCH: the header and all lines of a document of one kind (facts, 3.2). */
export function editController(kind: DocumentKind): Type {
  @ApiExcludeController()
  @Controller(`api/3/editar${kind.name}`)
  @Resource(endpointGrants('editar', kind))
  @RefusesOtherMethods('method-not-allowed', ':id', '')
  @UseGuards(AnyOrigin, LimitedHeadGuard)
  class EditController {
    constructor(private readonly editing: Editing) {}

    @Patch(':id')
    edit(@Param('id') id: string, @Body() fields: Fields | undefined) {
      return this.editing.edit(kind, id, fields ?? {});
    }

    @Patch()
    none(@Req() request: FastifyRequest) {
      refuseNoId(request, 'malformed_request', 'record-not-specified');
    }
  }
  return EditController;
}
