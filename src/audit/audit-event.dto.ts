import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsInstant } from '../common/validation.js';
import { AUDIT_ACTIONS, SUBJECT_TYPES } from './audit-event.js';
import type { AuditAction, SubjectType } from './audit-event.js';

export class AuditEventListQuery extends ListQuery {
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  /** What this key did, and what it was refused. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  actor_key_id?: number;

  /** What this person did, and what they were refused. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  actor_user_id?: number;

  /** What happened to keys, to people or to the company; with `subject_id` to one of them. */
  @IsOptional()
  @IsIn(SUBJECT_TYPES)
  subject_type?: SubjectType;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  subject_id?: number;

  /** Events from then on. */
  @IsOptional()
  @IsInstant()
  from?: string;

  /** Events before then. */
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class VerifyAuditQuery {
  /** An event that was verified before, by its id; what follows it is verified now. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}
