import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsDecimalValue, IsFlagText, IsText } from '../common/validation.js';
import { TAX_KINDS } from './tax.entity.js';
import type { TaxKind } from './tax.entity.js';

export class CreateTaxDto {
  /** Short name that lines use, unique in the company, such as `IVA21`. */
  @IsText(20)
  code: string;

  @IsText(100)
  name: string;

  /** `tax` is added to a line; `withholding` is kept back by the client. */
  @IsOptional()
  @IsIn(TAX_KINDS)
  kind?: TaxKind;

  /** Percent from 0 to 100. */
  @IsDecimalValue({ min: '0', max: '100', decimals: 4 })
  rate: string;

  /** Percent of Spain's equivalence surcharge that goes with this rate. */
  @IsOptional()
  @IsDecimalValue({ min: '0', max: '100', decimals: 4 })
  surcharge_rate?: string;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

/**
 * Rates of issued invoices never change with this: their lines keep what they were issued with. A tax does not
 * become a withholding: products and lines that name it count on what it is.
 */
export class UpdateTaxDto extends PartialType(OmitType(CreateTaxDto, ['kind'])) {}

export class TaxListQuery extends ListQuery {
  @IsOptional()
  @IsIn(TAX_KINDS)
  kind?: TaxKind;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}
