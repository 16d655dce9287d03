import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AccessRequest } from '../access/access-request.js';
import { Authenticated } from '../access/route-policy.js';
import { Repeatable } from '../common/says.js';
import { ExplainDto } from './explanation.dto.js';
import { ExplanationsService } from './explanations.service.js';

@ApiTags('access')
@Controller('api/v1/access')
@Authenticated()
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationsService) {}

  /** Whether a call would be let in, and by which rule not. The call is not made. */
  @Post('explain')
  @Repeatable()
  @HttpCode(200)
  explain(@Body() dto: ExplainDto, @Req() request: AccessRequest) {
    return this.explanations.explain(dto, request);
  }
}
