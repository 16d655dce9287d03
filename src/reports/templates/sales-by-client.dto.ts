import { IsIn, IsOptional } from 'class-validator';
import { PeriodDto } from './period.dto.js';

export const TOP = ['all', '10', '100'] as const;
export type Top = (typeof TOP)[number];

export class SalesByClientDto extends PeriodDto {
  /** Only so many clients, those who were invoiced most; `all` when absent. */
  @IsOptional()
  @IsIn(TOP)
  top?: Top;
}
