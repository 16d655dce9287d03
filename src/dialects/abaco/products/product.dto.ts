import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDecimalValue, IsFlagText, IsNote, IsText } from '../../../common/validation.js';
import { AbacoListQuery } from '../lists.js';

export class CreateCatalogueProductDto {
  /** The company's own reference, unique in it. */
  @IsText(60)
  code: string;

  @IsText(200)
  name: string;

  @IsOptional()
  @IsNote(2000)
  description?: string | null;

  /** Before tax. */
  @IsOptional()
  @IsDecimalValue({ min: '0', max: '999999999999' })
  salePrice?: number;

  /** How much is there; naming it makes the product one whose stock is counted. */
  @IsOptional()
  @IsDecimalValue({ min: '-999999999', max: '999999999' })
  stock?: number;

  /** Code of a tax of the company, such as `ISV15`; null for none. */
  @IsOptional()
  @IsText(20)
  tax?: string | null;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class UpdateCatalogueProductDto extends PartialType(CreateCatalogueProductDto) {}

export class CatalogueListQuery extends AbacoListQuery {
  /** Part of the code or the name, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}

export class CatalogueSearchQuery extends AbacoListQuery {
  /** Part of the code or the name, in any case. */
  @IsText(100)
  q: string;
}
