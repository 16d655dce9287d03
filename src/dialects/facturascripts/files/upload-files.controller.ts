import { Controller, HttpCode, Post, Put, Req, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Resource } from '../../../access/route-policy.js';
import { AnyOrigin } from '../any-origin.guard.js';
import { LimitedHeadGuard } from '../limited-head.guard.js';
import { MultipartBody } from '../multipart.guard.js';
import { RefusesOtherMethods } from '../other-methods.js';
import { UploadFiles } from './upload-files.service.js';

/** Several files in one call (facts, 3.6). */
@ApiExcludeController()
@Controller('api/3/uploadFiles')
@Resource(['attachedfiles', 'uploadFiles'])
@RefusesOtherMethods('Method not allowed', '')
@UseGuards(AnyOrigin, LimitedHeadGuard, MultipartBody)
export class UploadFilesController {
  constructor(private readonly files: UploadFiles) {}

  /** A PUT is taken and has no files: the original reads none of its body. */
  @Post()
  @HttpCode(200)
  upload(@Req() { uploads }: FastifyRequest) {
    return this.files.keep(uploads ?? []);
  }

  @Put()
  nothing() {
    return this.files.keep([]);
  }
}
