import { Controller, Get, Ip } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { Principal } from '../access/principal.js';
import { Authenticated } from '../access/route-policy.js';
import { CurrentService } from './current.service.js';

/** Unlike the management of keys this is for every caller: it shows nobody but the caller. */
@ApiTags('api-keys')
@Controller('api/v1/api-keys/current')
@Authenticated()
export class CurrentController {
  constructor(private readonly current: CurrentService) {}

  /** Who calls, and what they may do. */
  @Get()
  get(@CurrentPrincipal() principal: Principal, @Ip() address: string) {
    return this.current.describe(principal, address);
  }
}
