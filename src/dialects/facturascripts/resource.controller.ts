import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
  Type,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { queryOf } from '../../http/path.js';
import { AnyOrigin } from './any-origin.guard.js';
import { FsRecords } from './engine/records.service.js';
import { schemaOf } from './engine/schema.js';
import { LimitedHeadGuard } from './limited-head.guard.js';
import { MultipartBody } from './multipart.guard.js';
import { ResourcePath } from './resource-path.js';
import { FsResources } from './resources.js';

/** The sent fields; the frame leaves an absent body undefined. */
type Sent = Record<string, unknown> | undefined;

/** The generic API of one resource; its other spellings are routed here as well (asResource). */
export function resourceController({ name, access, writes = access }: ResourcePath): Type {
  @ApiExcludeController()
  @Controller(`api/3/${name}`)
  @access
  @UseGuards(AnyOrigin, LimitedHeadGuard, MultipartBody)
  class ResourceController {
    constructor(
      private readonly records: FsRecords,
      private readonly resources: FsResources,
    ) {}

    @Get()
    async list(@Req() { url }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
      const { rows, total } = await this.records.list(this.resource, queryOf(url));
      void reply.header('x-total-count', total);
      return rows;
    }

    @Get('schema')
    schema() {
      return schemaOf(this.resource.table);
    }

    @Get(':key')
    get(@Param('key') key: string) {
      return this.records.read(this.resource, key);
    }

    @Post([':key', ''])
    @writes
    @HttpCode(200)
    create(@Param('key') key: string | undefined, @Body() fields: Sent, @Req() { uploads }: FastifyRequest) {
      return this.records.create(this.resource, key, fields ?? {}, uploads);
    }

    @Patch([':key', ''])
    @writes
    update(@Param('key') key: string | undefined, @Body() fields: Sent) {
      return this.records.update(this.resource, key, fields ?? {});
    }

    @Delete([':key', ''])
    @writes
    remove(@Param('key') key: string | undefined) {
      return this.records.remove(this.resource, key);
    }

    private get resource() {
      return this.resources.named(name);
    }
  }
  return ResourceController;
}
