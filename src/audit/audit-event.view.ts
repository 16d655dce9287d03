import { ApiProperty } from '@nestjs/swagger';
import { ACTOR_KINDS, AUDIT_ACTIONS, SUBJECT_TYPES } from './audit-event.js';
import type { ActorKind, AuditAction, SubjectType } from './audit-event.js';

/** An event as it is stored and shown; hashes in hex. */
export class AuditEvent {
  /** Counts up from 1 in each company, without a gap. */
  id: number;

  at: string;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action: AuditAction;

  @ApiProperty({ enum: ACTOR_KINDS })
  actor_kind: ActorKind;

  actor_user_id: number | null;

  actor_key_id: number | null;

  @ApiProperty({ enum: SUBJECT_TYPES, nullable: true })
  subject_type: SubjectType | null;

  subject_id: number | null;

  address: string | null;

  request_id: string | null;

  /** What happened, in words that depend on the action; never a secret. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Record<string, unknown>;

  previous_hash: string;

  hash: string;
}

/** What became of the log. */
export class AuditVerdict {
  /** Whether all that was looked at is as it was written. */
  valid: boolean;

  /** How many events there must be. */
  events: number;

  /** The last event that is as it was written; where it is less than `events` and `valid`, go on `after` it. */
  checked_through: number;

  /** The first event that was changed, moved, added or taken away. */
  broken_at: number | null;

  /** The hash of the last event: kept elsewhere, it shows later whether the whole log was written anew. */
  head_hash: string;
}
