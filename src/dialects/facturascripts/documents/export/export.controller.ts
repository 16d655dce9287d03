import { Controller, Get, Param, Query, Type, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Resource } from '../../../../access/route-policy.js';
import { AnyOrigin } from '../../any-origin.guard.js';
import { LimitedHeadGuard } from '../../limited-head.guard.js';
import { RefusesOtherMethods } from '../../other-methods.js';
import { DocumentKind, endpointGrants } from '../kinds.js';
import { DocumentExports } from './document-exports.service.js';

/** `GET /api/3/exportar<Kind>/<ID>`: documents of one kind as files (facts, 3.5). */
export function exportController(kind: DocumentKind): Type {
  @ApiExcludeController()
  @Controller(`api/3/exportar${kind.name}`)
  @Resource(endpointGrants('exportar', kind))
  @RefusesOtherMethods('method-not-allowed', ':id', '')
  @UseGuards(AnyOrigin, LimitedHeadGuard)
  class ExportController {
    constructor(private readonly exports: DocumentExports) {}

    /** `format` and `lang` are accepted: every document has one layout, in the company's language. */
    @Get([':id', ''])
    export(@Param('id') id: string | undefined, @Query() { type }: Record<string, unknown>) {
      return this.exports.export(kind, id, type);
    }
  }
  return ExportController;
}
