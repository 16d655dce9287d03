import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { ROLES } from '../../../access/roles.js';
import type { Role } from '../../../access/roles.js';
import { IsFlagText } from '../../../common/validation.js';
import { PERMISSION_WORD } from '../../../users/user.dto.js';
import { AbacoListQuery } from '../lists.js';

export class PersonListQuery extends AbacoListQuery {
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}

export class PermissionsDto {
  /** Granular words such as `accounting.reports.view`; they take the place of all words so far. */
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(PERMISSION_WORD, { each: true })
  permissions: string[];

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;
}
