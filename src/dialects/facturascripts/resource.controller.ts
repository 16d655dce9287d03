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
import { Resource } from '../../access/route-policy.js';
import { AnyOrigin } from './any-origin.guard.js';
import { FsRecords } from './engine/records.service.js';
import { schemaOf } from './engine/schema.js';
import { LimitedHeadGuard } from './limited-head.guard.js';
import { FsResources, ResourcePath } from './resources.js';

/** The sent fields; the frame leaves an absent body undefined. */
type Sent = Record<string, unknown> | undefined;

/** The generic API of one resource, under its name and the seed's singular (facts, 2.1). */
export function resourceController({ name, singular }: ResourcePath): Type {
  @ApiExcludeController()
  @Controller([`api/3/${name}`, ...(singular === name ? [] : [`api/3/${singular}`])])
  @Resource(name)
  @UseGuards(AnyOrigin, LimitedHeadGuard)
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
      return this.records.get(this.resource, key);
    }

    @Post([':key', ''])
    @HttpCode(200)
    create(@Param('key') key: string | undefined, @Body() fields: Sent) {
      return this.records.create(this.resource, key, fields ?? {});
    }

    @Patch([':key', ''])
    update(@Param('key') key: string | undefined, @Body() fields: Sent) {
      return this.records.update(this.resource, key, fields ?? {});
    }

    @Delete([':key', ''])
    remove(@Param('key') key: string | undefined) {
      return this.records.remove(this.resource, key);
    }

    private get resource() {
      return this.resources.named(name);
    }
  }
  return ResourceController;
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
}
