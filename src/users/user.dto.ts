import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsOptional, Matches } from 'class-validator';
import { ROLES } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import { ListQuery } from '../common/page.js';
import { IsFlagText, IsText } from '../common/validation.js';

/** A granular word such as `accounting.reports.view`. */
export const PERMISSION_WORD = /^[a-z_]+(\.[a-z_]+){1,3}$/;

/** What every request may leave out, and no other field: an inherited @IsOptional() cannot be taken back. */
class MembershipDto {
  /** `false` takes every permission in this company away, at once. */
  @IsOptional()
  @IsBoolean()
  active?: boolean;

  /** Granular words such as `accounting.reports.view`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(PERMISSION_WORD, { each: true })
  permissions?: string[];
}

export class UpdateUserDto extends MembershipDto {
  /** The name that this company uses for the person. */
  @IsOptional()
  @IsText(200)
  name?: string;

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;
}

export class CreateUserDto extends MembershipDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsEmail()
  email: string;

  /** The name that this company uses for the person. */
  @IsText(200)
  name: string;

  @IsIn(ROLES)
  role: Role;
}

export class UserListQuery extends ListQuery {
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}
