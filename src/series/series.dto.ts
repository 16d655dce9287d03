import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsCalendarDate, IsFlagText, IsText } from '../common/validation.js';
import { PATTERN } from './number-pattern.js';
import { DOCUMENT_KINDS } from './series.entity.js';
import type { DocumentKind } from './series.entity.js';

const LAST_NUMBER = 999_999_999_999;

export class CreateSeriesDto {
  /** Short name, unique in the company. */
  @Matches(/^[A-Za-z0-9_-]{1,10}$/)
  code: string;

  @IsText(100)
  name: string;

  @IsOptional()
  @IsIn(DOCUMENT_KINDS)
  kind?: DocumentKind;

  /** `{CODE}`, `{YEAR}`, `{MONTH}`, `{DAY}` and, once, `{NUMBER}` or `{NUMBER:8}` (zero-padded). */
  @IsOptional()
  @Matches(PATTERN)
  pattern?: string;

  /** The first number of the series, or of the range that the tax authority gave. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LAST_NUMBER)
  range_from?: number;

  /** The last number of that range. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LAST_NUMBER)
  range_to?: number | null;

  /** The tax authority's code for the range (Honduras' CAI). */
  @IsOptional()
  @IsText(60)
  authorisation?: string | null;

  /** The last day of the authorisation. */
  @IsOptional()
  @IsCalendarDate()
  valid_until?: string | null;

  /** Takes the place of the present default of its kind. */
  @IsOptional()
  @IsBoolean()
  is_default?: boolean;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

/** What a series is and where it begins stays as it was made. */
export class UpdateSeriesDto extends PartialType(OmitType(CreateSeriesDto, ['kind', 'code', 'range_from'])) {}

export class SeriesListQuery extends ListQuery {
  @IsOptional()
  @IsIn(DOCUMENT_KINDS)
  kind?: DocumentKind;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}
