import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AccessRequest } from '../access/access-request.js';
import { Public } from '../access/route-policy.js';
import { Plain } from '../common/says.js';
import { ExchangeDto } from './session-token.dto.js';
import { SessionTokensService } from './session-tokens.service.js';

/** The first of YoFacturo's two steps; the token is then the Bearer of every other call. */
@ApiTags('auth')
@Controller('api/v1/auth/sessions')
export class SessionTokensController {
  constructor(private readonly tokens: SessionTokensService) {}

  /** Exchanges a key for a session token. The answer is flat, as YoFacturo's is. */
  @Post()
  @Public()
  @Plain()
  exchange(@Body() dto: ExchangeDto, @Req() request: AccessRequest) {
    return this.tokens.exchange(dto, request);
  }
}
