import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsOptional, Matches } from 'class-validator';
import { ROLES } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import { ListQuery } from '../common/page.js';
import { IsFlagText, IsText } from '../common/validation.js';

export class UpdateUserDto {
  /** The name that this company uses for the person. */
  @IsOptional()
  @IsText(200)
  name?: string;

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  /** `false` takes every permission in this company away, at once. */
  @IsOptional()
  @IsBoolean()
  active?: boolean;

  /** Granular words such as `accounting.reports.view`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^[a-z_]+(\.[a-z_]+){1,3}$/, { each: true })
  permissions?: string[];
}

export class CreateUserDto extends UpdateUserDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsEmail()
  email: string;

  @IsText(200)
  declare name: string;

  @IsIn(ROLES)
  declare role: Role;
}

export class UserListQuery extends ListQuery {
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}
