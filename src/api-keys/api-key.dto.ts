import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { KEY_FORMATS } from '../access/key-format.js';
import type { KeyFormat } from '../access/key-format.js';
import { ListQuery } from '../common/page.js';
import { IsInstant, IsText } from '../common/validation.js';

/** As long as FacturaScripts' `description`, the longest of the products that keys come from. */
const LONGEST_NAME = 150;
const MAX_OVERLAP_SECONDS = 30 * 24 * 60 * 60;

export class RateLimitDto {
  /** 0 for no limit. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  calls: number;

  @IsInt()
  @Min(1)
  @Max(86_400)
  seconds: number;
}

/** What every request may leave out, and no other field: an inherited @IsOptional() cannot be taken back. */
class KeySettingsDto {
  /** Grants such as `invoices.read`, `invoice.*` or `*`; they take the place of all grants so far. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  permissions?: string[];

  /** Every resource and action, those of later versions too; the same as the permission `*`. */
  @IsOptional()
  @IsBoolean()
  full_access?: boolean;

  /** Addresses and CIDRs from which the key may be used; empty for all. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  allow_ips?: string[];

  /** ISO 8601 with a time zone; null for never. */
  @IsOptional()
  @IsInstant()
  expires_at?: string | null;

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  /** The user in whose name the key acts; null for an active proprietor, else an active administrator. */
  @IsOptional()
  @IsInt()
  @Min(1)
  user_id?: number | null;

  /** The key's own limit; null for the installation's. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RateLimitDto)
  rate_limit?: RateLimitDto | null;
}

export class UpdateApiKeyDto extends KeySettingsDto {
  @IsOptional()
  @IsText(LONGEST_NAME)
  name?: string;
}

export class CreateApiKeyDto extends KeySettingsDto {
  @IsText(LONGEST_NAME)
  name: string;

  @IsOptional()
  @IsIn(KEY_FORMATS)
  format?: KeyFormat;

  /** `org_test_` in place of `org_live_`. */
  @IsOptional()
  @IsBoolean()
  test?: boolean;
}

export class ImportApiKeyDto extends KeySettingsDto {
  @IsText(LONGEST_NAME)
  name: string;

  @IsIn(KEY_FORMATS)
  format: KeyFormat;

  /** The key as its client sends it; or `hash` and `prefix` when only its hash is known. */
  @IsOptional()
  @IsString()
  @MaxLength(256)
  token?: string;

  /** bcrypt or argon2; verified with at the first use, and then replaced. */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  hash?: string;

  /** The first characters of the key by which it is found: 8 for `hex64`, the Key ID for `keyid`. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  prefix?: string;
}

export class RotateApiKeyDto {
  /** How long the old key still works, in seconds; not at all when absent. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_OVERLAP_SECONDS)
  overlap_seconds?: number;
}

export const KEY_STATUSES = ['active', 'disabled', 'expired', 'revoked'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

export class ApiKeyListQuery extends ListQuery {
  @IsOptional()
  @IsIn(KEY_STATUSES)
  status?: KeyStatus;

  @IsOptional()
  @IsIn(KEY_FORMATS)
  format?: KeyFormat;

  /** Part of the name or the prefix, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
