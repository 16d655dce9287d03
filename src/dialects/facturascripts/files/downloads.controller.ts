import { Controller, Get, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../access/route-policy.js';
import { pathOf, queryOf } from '../../../http/path.js';
import { Downloads } from './downloads.service.js';

/** A file never becomes a page of this server: nothing in it runs, and its type is not guessed. */
const HARMLESS = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/** Files for whoever has their link (facts, 3.6). */
@ApiExcludeController()
@Controller('MyFiles')
@Public()
export class DownloadsController {
  constructor(private readonly downloads: Downloads) {}

  /** Every path under it is answered here: a broken link is no bad credential, and bans nobody. */
  @Get(['', '*'])
  download(
    @Req() { url }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.headers(HARMLESS);
    return this.downloads.open(pathOf(url).slice(1), queryOf(url).get('myft') ?? '');
  }
}
