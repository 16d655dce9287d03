import { ExecutionContext, NestInterceptor } from '@nestjs/common';
import { INTERCEPTORS_METADATA } from '@nestjs/common/constants.js';
import { catchError, lastValueFrom, Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../common/problem.js';
import { AbacoDialect } from './abaco.dialect.js';
import { camelField, FieldWords } from './field-words.js';

@FieldWords({ tax_id: 'tax', unit_price: 'price' })
class Reworded {}

const [interceptor] = Reflect.getMetadata(INTERCEPTORS_METADATA, Reworded) as [NestInterceptor];

/** What leaves the decorator when a handler answers so. */
async function behind(handled: Observable<unknown>): Promise<unknown> {
  const answers = await interceptor.intercept({} as ExecutionContext, { handle: () => handled });
  return lastValueFrom(answers.pipe(catchError((told: unknown) => of(told))));
}

const failing = (error: unknown) => behind(throwError(() => error));

describe('a field', () => {
  it.each([
    ['name', 'name'],
    ['tax_id', 'taxId'],
    ['lines[0].unit_price', 'lines[0].unitPrice'],
    ['allow_ips[12]', 'allowIps[12]'],
    ['taxId', 'taxId'],
    ['', ''],
  ])('in snake case is told in camel case: %s', (field, told) => {
    expect(camelField(field)).toBe(told);
  });

  it('is told so in the code and in the words of a refusal', () => {
    const problem = new Problem('conflict', { details: [{ field: 'tax_id', code: 'taken' }] });
    expect(new AbacoDialect().renderProblem(problem).body).toMatchObject({
      errors: [{ field: 'taxId', code: 'taken', message: 'taxId ya está en uso' }],
    });
  });
});

describe('a field that the wire has another word for', () => {
  it('is told by that word, name by name; all else of the refusal stays', async () => {
    const cause = new Error('what really happened');
    const details = [
      { field: 'tax_id', code: 'unknown', message: 'tax_id names no such record' },
      { field: 'lines[0].unit_price', code: 'min' },
      { field: 'lines[0].tax_id_of', code: 'min' },
      { field: 'constructor', code: 'min' },
    ];
    const told = (await failing(
      new Problem('validation_failed', { details, cause, retryAfterSeconds: 3 }),
    )) as Problem;
    expect(told.details?.map(({ field }) => field)).toEqual([
      'tax',
      'lines[0].price',
      'lines[0].tax_id_of',
      'constructor',
    ]);
    expect([told.code, told.cause, told.retryAfterSeconds]).toEqual(['validation_failed', cause, 3]);
  });

  it.each([new Problem('not_found'), new Error('of ours'), 'a text'])(
    'leaves an error without fields as it is: %s',
    async (error) => {
      expect(await failing(error)).toBe(error);
    },
  );

  it('leaves answers as they are', async () => {
    const answer = { tax_id: 1 };
    expect(await behind(of(answer))).toBe(answer);
  });
});
