import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit-log.js';
import { AuditService } from './audit.service.js';
import { RefusalLog } from './refusal-log.js';

/** Who did what to keys, policies and people, and what was refused. Global: every feature that changes them tells it. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditLog, AuditService, RefusalLog],
  exports: [AuditLog],
})
export class AuditModule {}
