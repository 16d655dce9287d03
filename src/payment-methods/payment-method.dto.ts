import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsFlagText, IsText } from '../common/validation.js';

export class CreatePaymentMethodDto {
  /** Short name that invoices use, unique in the company, such as `transfer`. */
  @IsText(50)
  code: string;

  @IsText(100)
  name: string;

  /** Days from the date of issue until an invoice is due. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  due_days?: number;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class UpdatePaymentMethodDto extends PartialType(CreatePaymentMethodDto) {}

export class PaymentMethodListQuery extends ListQuery {
  @IsOptional()
  @IsFlagText()
  active?: boolean;
}
