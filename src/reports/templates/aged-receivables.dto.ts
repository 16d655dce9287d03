import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../common/validation.js';

export class AgedReceivablesDto {
  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  as_of?: string;
}
