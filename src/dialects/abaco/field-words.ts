import { CallHandler, ExecutionContext, NestInterceptor, UseInterceptors } from '@nestjs/common';
import { catchError, Observable, throwError } from 'rxjs';
import { Problem } from '../../common/problem.js';

/** Field of a feature -> field of the wire. */
type FieldWords = Readonly<Record<string, string>>;

/** Every name in a path by itself: `lines[0].unit_price` -> `lines[0].unitPrice`. */
export function camelField(path: string): string {
  return path.replaceAll(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * For a controller whose features call some fields otherwise than its wire does, more than the spelling apart:
 * what they refuse is told by the names that the client knows.
 */
export const FieldWords = (words: FieldWords) => UseInterceptors(new FieldWordsInterceptor(words));

class FieldWordsInterceptor implements NestInterceptor {
  private readonly words: ReadonlyMap<string, string>;

  constructor(words: FieldWords) {
    this.words = new Map(Object.entries(words));
  }

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => throwError(() => this.reworded(error))));
  }

  private reworded(error: unknown): unknown {
    if (!(error instanceof Problem) || !error.details) return error;
    const details = error.details.map((detail) => ({ ...detail, field: this.fieldOf(detail.field) }));
    const { code, retryAfterSeconds, cause } = error;
    return new Problem(code, { details, retryAfterSeconds, cause });
  }

  private fieldOf(path: string): string {
    return path.replaceAll(/[^.[\]]+/g, (name) => this.words.get(name) ?? name);
  }
}
