import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, Min, MinLength } from 'class-validator';

/** How long a token lives unless less is asked for, and at the most (seed of YoFacturo). */
export const LONGEST_SECONDS = 24 * 60 * 60;

export class ExchangeDto {
  /** A key of any format, as it was shown when it was made. */
  @IsString()
  @MinLength(1)
  api_key: string;

  /** Seconds that the token lives; 24 hours unless less is asked for. It never outlives its key. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_SECONDS)
  expires_in?: number;

  /** What the token may do of what its key may, such as `invoices.read`; all of it when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  permissions?: string[];
}
