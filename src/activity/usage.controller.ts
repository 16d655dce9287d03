import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { KeyManagement } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { UsageQuery } from './usage.dto.js';
import { UsageService } from './usage.service.js';

@ApiTags('api-keys')
@Controller('api/v1/api-keys')
@KeyManagement()
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  /** What the key was used for: calls, errors and refusals, step by step, by address and by route. */
  @Get(':id/usage')
  of(@RecordId() id: number, @Query() query: UsageQuery) {
    return this.usage.of(id, query);
  }
}
