import { applyDecorators } from '@nestjs/common';
import { ClassConstructor, plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsString, Length, Matches, validate, ValidateBy, ValidationError } from 'class-validator';
import { decimalFrom } from './money.js';
import { named } from './named.js';
import { Problem, ProblemDetail } from './problem.js';

/** Text of 1 to `max` characters that is not blank. */
export const IsText = (max: number) => applyDecorators(IsString(), Length(1, max), Matches(/\S/));

/** Text of at most `max` characters that may be empty. */
export const IsNote = (max: number) => applyDecorators(IsString(), Length(0, max));

/** `true` or `false` in a query string. */
export const IsFlagText = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
  );

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function isCalendarDate(value: unknown): value is string {
  return typeof value === 'string' && CALENDAR_DATE.test(value) && dayExists(value);
}

/** A day that exists, from the year 1 on, as `YYYY-MM-DD`. */
export const IsCalendarDate = () =>
  ValidateBy({
    name: 'isCalendarDate',
    validator: {
      validate: isCalendarDate,
      defaultMessage: () => '$property must be a date as YYYY-MM-DD',
    },
  });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment that exists, from the year 1 on, as ISO 8601 with its time zone. */
export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        INSTANT.test(value) &&
        dayExists(value.slice(0, 10)) &&
        !Number.isNaN(Date.parse(value)),
      defaultMessage: () =>
        '$property must be an ISO 8601 time with a time zone, such as 2027-01-31T00:00:00Z',
    },
  });

/** PostgreSQL has no year 0. */
function dayExists(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !date.startsWith('0000') && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

interface DecimalBounds {
  min?: string;
  max?: string;
  /** Digits after the point, 6 at most. */
  decimals?: number;
}

/** A plain decimal, as a JSON number or as text (`12.5`, `"12.50"`), within bounds. */
export const IsDecimalValue = ({ min, max, decimals = 6 }: DecimalBounds = {}) =>
  ValidateBy({
    name: 'isDecimalValue',
    validator: {
      validate: (value: unknown) => {
        const decimal = decimalFrom(value);
        if (!decimal) return false;
        return (
          (min === undefined || decimal.gte(min)) &&
          (max === undefined || decimal.lte(max)) &&
          decimal.round(decimals, 0).eq(decimal)
        );
      },
      defaultMessage: () =>
        `$property must be a decimal${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` to ${max}`} ` +
        `with at most ${decimals} digits after the point`,
    },
  });

/** The values as the DTO that the API takes, judged by the same rules. Throws the same problem. */
export async function judged<T extends object>(dto: ClassConstructor<T>, values: object): Promise<T> {
  const instance = plainToInstance(dto, named(values));
  const errors = await validate(instance, { whitelist: true });
  if (errors.length > 0) throw problemOf(errors);
  return instance;
}

/** Every problem of every field, nested ones as `lines[0].quantity`; a missing required value is 400, else 422. */
export function problemOf(errors: readonly ValidationError[]): Problem {
  const details = errors.flatMap((error) => detailsOf(error, ''));
  const missing = details.some((detail) => detail.code === 'required');
  return new Problem(missing ? 'parameter_missing' : 'validation_failed', { details });
}

function detailsOf(error: ValidationError, parent: string): ProblemDetail[] {
  const field = pathOf(parent, error.property);
  const children = (error.children ?? []).flatMap((child) => detailsOf(child, field));
  if (!error.constraints) return children;
  if (isMissing(error.value)) return [{ field, code: 'required', message: `${field} is required` }];
  const own = Object.entries(error.constraints).map(([code, message]) => ({ field, code, message }));
  return [...own, ...children];
}

function pathOf(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
