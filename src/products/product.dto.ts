import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { ListQuery, PAGING } from '../common/page.js';
import { IsDecimalValue, IsFlagText, IsNote, IsText } from '../common/validation.js';

export class CreateProductDto {
  /** The company's own reference, unique in it. */
  @IsText(60)
  code: string;

  @IsText(200)
  name: string;

  @IsOptional()
  @IsNote(2000)
  description?: string | null;

  /** Before tax: a decimal as number or text. */
  @IsOptional()
  @IsDecimalValue({ min: '0', max: '999999999999' })
  price?: string;

  /** A tax of the company; a withholding is none. */
  @IsOptional()
  @IsInt()
  @Min(1)
  tax_id?: number | null;

  @IsOptional()
  @IsBoolean()
  active?: boolean;

  /** `true`: what is bought and sold of it is counted in `stock`. */
  @IsOptional()
  @IsBoolean()
  stocked?: boolean;

  /** How much is there: the count to begin with, or the one to go on from. */
  @IsOptional()
  @IsDecimalValue({ min: '-999999999', max: '999999999' })
  stock?: string;
}

export class UpdateProductDto extends PartialType(CreateProductDto) {}

export class ProductListQuery extends ListQuery {
  /** Part of the code or the name, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}

/** The list without its pages. */
export class ProductExportQuery extends OmitType(ProductListQuery, PAGING) {}
