import { ValidateBy } from 'class-validator';
import type { ValidationArguments } from 'class-validator';
import { IsCalendarDate } from '../../common/validation.js';
import { TemplateParameter } from '../report-template.js';

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** The first and the last day of a period, both of them in it. */
export class PeriodDto {
  @IsCalendarDate()
  from: string;

  @IsCalendarDate()
  @EndsPeriod('before_from', (days) => days >= 1, '$property is before from')
  @EndsPeriod('period_too_long', (days) => days <= MAX_DAYS, `a period has at most ${MAX_DAYS} days`)
  to: string;
}

export const PERIOD: readonly TemplateParameter[] = [
  { name: 'from', title: { en: 'From', es: 'Desde' }, type: 'date', required: true },
  { name: 'to', title: { en: 'To', es: 'Hasta' }, type: 'date', required: true },
];

/** How many days the period has is judged once both of its ends are days. */
function EndsPeriod(name: string, fits: (days: number) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (_to: unknown, arguments_?: ValidationArguments) => {
        const days = daysOf(arguments_!.object as PeriodDto);
        return Number.isNaN(days) || fits(days);
      },
      defaultMessage: () => message,
    },
  });
}

/** NaN unless both ends are days. */
function daysOf({ from, to }: PeriodDto): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1;
}
