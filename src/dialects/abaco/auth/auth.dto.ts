import { IsEmail, IsInt, IsString, MaxLength, Min } from 'class-validator';

/** Long enough for every password that is accepted; the work of a hash grows with its text. */
const LONGEST_PASSWORD = 200;

export class LoginDto {
  @IsEmail()
  email: string;

  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password: string;
}

export class SwitchCompanyDto {
  /** A company that the person belongs to. */
  @IsInt()
  @Min(1)
  companyId: number;
}

export class ChangePasswordDto {
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  currentPassword: string;

  /** 10 to 200 characters. */
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  newPassword: string;
}
