import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { KeyManagement } from '../access/route-policy.js';
import { Lists } from '../common/answers.js';
import { AuditEventListQuery, VerifyAuditQuery } from './audit-event.dto.js';
import { AuditEvent } from './audit-event.view.js';
import { AuditService } from './audit.service.js';

/** For those who manage keys: what the log tells of is what they answer for. */
@ApiTags('audit-events')
@Controller('api/v1/audit-events')
@KeyManagement()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** Every change of keys, policies and people, and every refusal; the latest first. */
  @Get()
  @Lists(AuditEvent)
  list(@Query() query: AuditEventListQuery) {
    return this.audit.list(query);
  }

  /** Whether the log is what was written: nothing changed, moved, added or taken away. */
  @Get('verify')
  verify(@Query() query: VerifyAuditQuery) {
    return this.audit.verify(query);
  }
}
