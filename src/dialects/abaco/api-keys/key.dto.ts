import { ArrayMaxSize, IsArray, IsOptional, IsString } from 'class-validator';
import { IsInstant, IsText } from '../../../common/validation.js';

export class CreateIntegrationKeyDto {
  @IsText(100)
  name: string;

  /** ISO 8601 with a time zone; null for never. */
  @IsOptional()
  @IsInstant()
  expiresAt?: string | null;

  /** Grants such as `clients.read`, `invoices.*`; full access when absent: the keys of abaco have no scopes. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  permissions?: string[];

  /** Addresses and CIDRs from which the key may be used; empty for all. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  allowIps?: string[];
}
